package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The embedded store keeps the contract. */
class SqliteEventStoreTest extends EventStoreContract {

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private SqliteStore store;

    @Override
    protected EventStore events(String environment) {
        if (store == null) {
            store = SqliteStore.open(folder.resolve("events.db"), () -> now);
        }
        return store.events(environment);
    }

    @Override
    protected void letPass(Duration time) {
        now = now.plus(time);
    }

    @AfterEach
    void close() {
        store.close();
    }
}
