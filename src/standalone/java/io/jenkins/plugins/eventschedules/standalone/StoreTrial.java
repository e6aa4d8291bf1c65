package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Whether the store can be written, tried when somebody wants to know, but not for everybody who asks at once. */
final class StoreTrial {

    private static final Duration TRUSTED = Duration.ofSeconds(10);

    private final SqliteStore store;
    private final LongSupplier nanos;
    private boolean tried;
    private long triedAt;
    private Optional<String> trouble = Optional.empty();

    StoreTrial(SqliteStore store, LongSupplier nanos) {
        this.store = store;
        this.nanos = nanos;
    }

    /** Why it could not be written, for an administrator. */
    synchronized Optional<String> trouble() {
        long now = nanos.getAsLong();
        if (!tried || now - triedAt > TRUSTED.toNanos()) {
            trouble = tryNow();
            tried = true;
            triedAt = now;
        }
        return trouble;
    }

    private Optional<String> tryNow() {
        try {
            store.tryWriting();
            return Optional.empty();
        } catch (StoreException e) {
            return Optional.of(e.getMessage());
        }
    }
}
