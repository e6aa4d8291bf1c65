package io.jenkins.plugins.eventschedules.controller;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The thread that makes a runner's rounds, from its making until it is closed. */
public final class RunnerThread implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RunnerThread.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ControllerRunner runner;
    private final Thread thread;
    private volatile boolean closed;

    /** @param environment names the thread, for whoever reads a thread dump */
    public RunnerThread(String environment, ControllerRunner runner) {
        this.runner = runner;
        this.thread = new Thread(this::rounds, "event-schedules-runner-" + environment);
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Stops the rounds; what is under way at the provider goes on there and is followed after the next start. */
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

    private void rounds() {
        while (!closed) {
            try {
                runner.sleep(runner.round());
            } catch (InterruptedException e) {
                // Only close() interrupts; the loop's condition says the rest.
                LOG.log(Level.FINE, "Woken to stop", e);
            }
        }
    }
}
