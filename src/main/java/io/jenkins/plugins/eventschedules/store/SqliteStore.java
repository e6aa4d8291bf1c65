package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.lifecycle.port.Chronicle;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.FeedTokens;
import io.jenkins.plugins.eventschedules.lifecycle.port.FinishedEvents;
import io.jenkins.plugins.eventschedules.lifecycle.port.Followers;
import io.jenkins.plugins.eventschedules.lifecycle.port.Gap;
import io.jenkins.plugins.eventschedules.lifecycle.port.KeptInsights;
import io.jenkins.plugins.eventschedules.lifecycle.port.Standings;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreCopy;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.lifecycle.port.Templates;
import io.jenkins.plugins.eventschedules.stored.Damaged;
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
    private final StillFile still;
    private final List<Gap> gaps;
    private final InstantSource clock;
    private final Map<String, SqliteEventStore> environments = new ConcurrentHashMap<>();
    private final Map<String, Damaged> damaged = new ConcurrentHashMap<>();

    private SqliteStore(StoreFile file, List<Gap> gaps, InstantSource clock) {
        this.file = file;
        this.gaps = gaps;
        this.still = new StillFile(file);
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
        StoreFile file = new Opening(path.toAbsolutePath(), maximumPages).open();
        try {
            return new SqliteStore(file, Gaps.end(file, clock.instant()), clock);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** The events of one environment; the same object for the same name. */
    public EventStore events(String environment) {
        return store(environment);
    }

    private SqliteEventStore store(String environment) {
        return environments.computeIfAbsent(
                environment,
                name -> new SqliteEventStore(
                        file, name, new EventQueries(name, EventQueries.FEW), damaged(name), gaps, clock));
    }

    /** Of an environment, whoever comes across it. */
    private Damaged damaged(String environment) {
        return damaged.computeIfAbsent(environment, name -> new Damaged());
    }

    /** Those of them that are over. */
    public FinishedEvents finished(String environment) {
        return store(environment);
    }

    /** The feed tokens of one environment. */
    public FeedTokens feedTokens(String environment) {
        return new SqliteFeedTokens(file, environment, damaged(environment));
    }

    /** What the events of one environment used. */
    public KeptInsights insights(String environment) {
        return new SqliteInsights(file, environment, damaged(environment));
    }

    /** The templates of one environment. */
    public Templates templates(String environment) {
        return new SqliteTemplates(file, environment, damaged(environment));
    }

    /** What happened in one environment, in order. */
    public Chronicle chronicle(String environment) {
        return new SqliteChronicle(file, environment, damaged(environment));
    }

    /** How far the receivers of one environment have been told. */
    public Standings standings(String environment) {
        return new SqliteStandings(file, environment, damaged(environment));
    }

    /** Who follows single events of one environment. */
    public Followers followers(String environment) {
        return new SqliteFollowers(file, environment, damaged(environment));
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

    /**
     * Copies everything as it stands at one moment, and looks the copy over. Others go on meanwhile.
     *
     * @param place where there is nothing yet
     * @throws StoreException when there is no sound copy; none is left there
     */
    public StoreCopy copyTo(Path place) {
        return new CopyStore(still, clock).to(place);
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
