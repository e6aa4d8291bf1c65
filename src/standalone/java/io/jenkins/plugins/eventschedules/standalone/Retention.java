package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.archive.ArchiveFinished;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Archives, hour by hour, what has been over for long enough. */
final class Retention implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Retention.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SqliteStore store;
    private final Path folder;
    private final Duration keep;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "event-schedules-archive");
        made.setDaemon(true);
        return made;
    });

    Retention(SqliteStore store, Path folder, Duration keep, Clock clock) {
        this.store = store;
        this.folder = folder;
        this.keep = keep;
        this.clock = clock;
    }

    Duration keep() {
        return keep;
    }

    void begin(String environment) {
        thread.scheduleWithFixedDelay(() -> archive(environment), 1, 60, TimeUnit.MINUTES);
    }

    void archive(String environment) {
        try {
            int gone = ArchiveFinished.of(
                            environment, store.finished(environment), folder.resolve("archive"), keep, clock)
                    .run();
            if (gone > 0) {
                LOG.info(() -> gone + " events of " + environment + " were archived");
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "Events of " + environment + " could not be archived; they stay, and it is tried again");
        }
    }

    /** A batch that has begun is finished: the store is closed next. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
