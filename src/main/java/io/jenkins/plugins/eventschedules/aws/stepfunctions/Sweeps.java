package io.jenkins.plugins.eventschedules.aws.stepfunctions;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Has a runner sweep soon after the beginning and then every few minutes, on a thread of its own, until it is closed.
 * Never at the same moment as others: many controllers that start together must not ask AWS together.
 */
public final class Sweeps implements AutoCloseable {

    static final Duration USUAL = Duration.ofMinutes(4);

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final StepFunctionsRunner runner;
    private final RandomGenerator random;
    private final ScheduledExecutorService thread;

    /** @param environment names the thread, for whoever reads a thread dump */
    public Sweeps(String environment, StepFunctionsRunner runner, RandomGenerator random) {
        this.runner = runner;
        this.random = random;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread made = new Thread(task, "event-schedules-sweep-" + environment);
            made.setDaemon(true);
            return made;
        });
    }

    public void start() {
        // Jitter from nothing on: whatever the last process left undone is not to wait for minutes.
        later(Duration.ofMillis(random.nextLong(SOON.toMillis())));
    }

    /** A sweep that is under way is waited for, but not for long: what it began, the next one takes up. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sooner while there is trouble: changes wait for the sweep then. */
    private void sweep() {
        runner.sweep();
        Duration pause = runner.health().trouble().isPresent() ? SOON : USUAL;
        // A quarter more or less.
        long quarter = pause.toMillis() / 4;
        later(pause.plusMillis(random.nextLong(-quarter, quarter + 1)));
    }

    private void later(Duration pause) {
        try {
            thread.schedule(this::sweep, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Closed meanwhile.
            assert thread.isShutdown();
        }
    }
}
