package io.jenkins.plugins.eventschedules.aws.catalog;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Has a catalog read at the beginning, now and then, and when somebody wishes it, until it is closed. */
public final class ReadingThread implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ReadingThread.class.getName());
    private static final Duration USUAL = Duration.ofMinutes(10);
    private static final Duration AFTER_GAPS = Duration.ofMinutes(1);

    /** Between two readings at least, however often they are wished for. */
    private static final Duration REST = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Semaphore wishes = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param environment names the thread
     * @param read whether nothing was missing
     */
    public ReadingThread(String environment, BooleanSupplier read) {
        this.thread = new Thread(() -> readings(read), "event-schedules-catalog-" + environment);
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    public void wish() {
        wishes.release();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readings(BooleanSupplier read) {
        while (!closed) {
            boolean complete = false;
            try {
                complete = read.getAsBoolean();
            } catch (RuntimeException e) {
                // A fault of ours in reading one account must not end the readings for ever.
                LOG.log(Level.SEVERE, e, () -> thread.getName() + ": a reading failed; the next one tries again");
            }
            try {
                Thread.sleep(REST.toMillis());
                if (wishes.tryAcquire((complete ? USUAL : AFTER_GAPS).toMillis(), TimeUnit.MILLISECONDS)) {
                    wishes.drainPermits();
                }
            } catch (InterruptedException e) {
                // Only close() interrupts; the loop's condition says the rest.
                LOG.log(Level.FINE, "Woken to stop", e);
            }
        }
    }
}
