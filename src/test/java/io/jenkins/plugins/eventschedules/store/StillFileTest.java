package io.jenkins.plugins.eventschedules.store;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.port.Changes;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is read whole while others go on writing. */
class StillFileTest {

    @TempDir
    Path folder;

    private Path path() {
        return folder.resolve("events.db");
    }

    private SqliteStore open() {
        return SqliteStore.open(path(), InstantSource.system());
    }

    private static Event schedule(SqliteStore store) {
        Event made = anEvent().in("sandbox").scheduled();
        return store.events("sandbox").create(Changes.beginning(made), Optional.empty());
    }

    private static long count(Statements statements) throws SQLException {
        return statements
                .first("SELECT count(*) FROM event", List.of(), row -> row.getLong(1))
                .orElseThrow();
    }

    @Test
    void whatIsWrittenMeanwhileIsNotWaitedForAndNotSeen() {
        try (SqliteStore store = open()) {
            StillFile still = new StillFile(store.file());
            schedule(store);

            long seen = still.read(statements -> {
                // More than what SQLite lets a log grow to before it brings it into the file.
                for (int i = 0; i < 600; i++) {
                    CompletableFuture.runAsync(() -> schedule(store))
                            .orTimeout(10, TimeUnit.SECONDS)
                            .join();
                }
                return count(statements);
            });

            assertThat(seen).isEqualTo(1);
            assertThat(store.file().<Long>read(StillFileTest::count)).isEqualTo(601);
        }
    }

    @Test
    void theLogIsBroughtInAgainAfterwards() throws Exception {
        try (SqliteStore store = open()) {
            new StillFile(store.file()).read(StillFileTest::count);
            long before = Files.size(path());

            for (int i = 0; i < 600; i++) {
                schedule(store);
            }

            assertThat(Files.size(path())).isGreaterThan(before);
        }
    }

    /** Any other way of reading the file would have dropped the locks of the store. */
    @Test
    void theStoreStaysInUse() throws Exception {
        try (SqliteStore store = open()) {
            new StillFile(store.file()).read(StillFileTest::count);

            Process other = StoreProcess.holding(path());
            try (BufferedReader words = other.inputReader()) {
                assertThat(words.readLine()).contains("is in use by another process");
            } finally {
                other.destroyForcibly().onExit().join();
            }
            schedule(store);
        }
    }

    @Test
    void aStoreThatIsClosedMeanwhileIsNoLongerStill() {
        SqliteStore store = open();
        StillFile still = new StillFile(store.file());

        assertThatThrownBy(() -> still.read(statements -> {
                    store.close();
                    return count(statements);
                }))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is closed");
    }

    /** The log cannot be brought in while somebody reads along the store's own connection. */
    @Test
    void aFileThatCannotBeHeldIsLetGo() {
        try (SqliteStore store = open()) {
            schedule(store);
            StillFile still = new StillFile(store.file());

            assertThatThrownBy(() -> store.file()
                            .read(statements -> statements.first(
                                    "SELECT id FROM event", List.of(), row -> still.read(StillFileTest::count))))
                    .isInstanceOf(StoreException.class);

            assertThat(pagesInLog(store)).isEqualTo(1000);
            assertThat(still.<Long>read(StillFileTest::count)).isEqualTo(1);
        }
    }

    private static int pagesInLog(SqliteStore store) {
        return store.file().<Integer>read(statements -> statements
                .first("PRAGMA wal_autocheckpoint", List.of(), row -> row.getInt(1))
                .orElseThrow());
    }

    @Test
    void aReaderThatFailsLeavesNothingBehind() throws Exception {
        try (SqliteStore store = open()) {
            StillFile still = new StillFile(store.file());
            assertThatThrownBy(() -> still.read(statements -> {
                        throw new SQLException("no");
                    }))
                    .isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> still.read(statements -> statements.update("DELETE FROM event", List.of())))
                    .as("it only reads")
                    .isInstanceOf(StoreException.class);

            assertThat(pagesInLog(store)).isEqualTo(1000);
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("events.db", "events.db-made");
        }
    }
}
