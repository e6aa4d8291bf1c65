package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.lifecycle.port.Chronicle;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.FeedTokens;
import io.jenkins.plugins.eventschedules.lifecycle.port.Followers;
import io.jenkins.plugins.eventschedules.lifecycle.port.Standings;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.lifecycle.port.Templates;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The events of several environments in one file. While it is open, nobody else can open the file: neither another
 * process nor a second store in this one.
 */
public final class SqliteStore implements AutoCloseable {

    private final StoreFile file;
    private final InstantSource clock;
    private final Map<String, SqliteEventStore> environments = new ConcurrentHashMap<>();

    private SqliteStore(StoreFile file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * Opens the file, or makes it, together with the folders above it.
     *
     * @throws StoreException when it cannot be had, is in use, is damaged or is not ours; it is left as it was
     */
    public static SqliteStore open(Path path, InstantSource clock) {
        return open(path, clock, OptionalLong.empty());
    }

    /** With a limit to the file's size, as a full disk would set it. */
    static SqliteStore open(Path path, InstantSource clock, OptionalLong maximumPages) {
        return new SqliteStore(new Opening(path.toAbsolutePath(), maximumPages).open(), clock);
    }

    /** The events of one environment; the same object for the same name. */
    public EventStore events(String environment) {
        return environments.computeIfAbsent(
                environment, name -> new SqliteEventStore(file, name, new EventQueries(name, EventQueries.FEW), clock));
    }

    /** The feed tokens of one environment. */
    public FeedTokens feedTokens(String environment) {
        return new SqliteFeedTokens(file, environment);
    }

    /** The templates of one environment. */
    public Templates templates(String environment) {
        return new SqliteTemplates(file, environment);
    }

    /** What happened in one environment, in order. */
    public Chronicle chronicle(String environment) {
        return new SqliteChronicle(file, environment);
    }

    /** How far the receivers of one environment have been told. */
    public Standings standings(String environment) {
        return new SqliteStandings(file, environment);
    }

    /** Who follows single events of one environment. */
    public Followers followers(String environment) {
        return new SqliteFollowers(file, environment);
    }

    /** Moves the events of a folder and of all below it in every environment that has events here. */
    public void relocate(String folder, String to) {
        List<String> names = file.read(statements -> statements.list(
                "SELECT DISTINCT environment FROM event UNION SELECT DISTINCT environment FROM deleted_event",
                List.of(),
                row -> row.getString(1)));
        names.forEach(name -> events(name).relocate(folder, to));
    }

    /** By this number an older version of this plugin knows whether it can read the file. */
    public long schema() {
        return file.read(SqliteStore::schema);
    }

    /**
     * Writes what is there already, so that a disk that takes nothing any more is known before an event needs it.
     *
     * @throws StoreException when nothing can be written; nothing is lost by that
     */
    public void tryWriting() {
        file.write(statements -> {
            statements.run("PRAGMA user_version = " + schema(statements));
            return null;
        });
    }

    private static long schema(Statements statements) throws SQLException {
        return statements
                .first("PRAGMA user_version", List.of(), row -> row.getLong(1))
                .orElseThrow();
    }

    StoreFile file() {
        return file;
    }

    /** Leaves one file without a write-ahead log beside it. Later calls to its event stores are refused. */
    @Override
    public void close() {
        file.close();
    }
}
