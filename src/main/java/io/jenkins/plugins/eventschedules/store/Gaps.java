package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.lifecycle.port.Gap;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.sqlite.SQLiteConfig;

/**
 * Of which times a store knows nothing. One begins in every copy when it is made, and ends when the copy is first opened
 * to be used: however it was put in its place.
 */
final class Gaps {

    private static final String OPEN = "SELECT count(*) FROM gap WHERE until_at IS NULL";

    private Gaps() {}

    /** @param copy that nobody has open */
    static void begin(Path copy, Instant now) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.DELETE);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + copy.toUri())) {
            Statements statements = new Statements(connection);
            try {
                statements.update("INSERT INTO gap (from_at) VALUES (?)", List.of(Millis.of(now)));
            } finally {
                statements.forget();
            }
        } catch (SQLException e) {
            throw Failure.of(copy, e);
        }
    }

    /** Ends those that have not ended, and tells all. Nothing is written to a store that is no copy. */
    static List<Gap> end(StoreFile file, Instant now) {
        boolean isCopy = file.read(statements ->
                statements.first(OPEN, List.of(), row -> row.getLong(1) > 0).orElseThrow());
        if (isCopy) {
            file.write(statements ->
                    statements.update("UPDATE gap SET until_at = ? WHERE until_at IS NULL", List.of(Millis.of(now))));
        }
        return file.read(statements -> statements.list(
                "SELECT from_at, until_at FROM gap",
                List.of(),
                row -> new Gap(Instant.ofEpochMilli(row.getLong(1)), Instant.ofEpochMilli(row.getLong(2)))));
    }
}
