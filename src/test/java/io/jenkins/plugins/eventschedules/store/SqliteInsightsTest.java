package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.KeptInsights;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The embedded store keeps the promises. */
class SqliteInsightsTest extends KeptInsightsContract {

    @TempDir
    Path folder;

    private SqliteStore store;

    private SqliteStore store() {
        if (store == null) {
            store = SqliteStore.open(folder.resolve("events.db"), () -> Instant.parse("2026-11-23T12:00:00Z"));
        }
        return store;
    }

    @Override
    protected EventStore events() {
        return store().events("sandbox");
    }

    @Override
    protected KeptInsights insights() {
        return store().insights("sandbox");
    }

    @AfterEach
    void close() {
        store.close();
    }
}
