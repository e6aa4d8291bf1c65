package io.jenkins.plugins.eventschedules.controller;

import io.jenkins.plugins.eventschedules.lifecycle.insight.Insights;
import io.jenkins.plugins.eventschedules.lifecycle.insight.KeepInsights;
import io.jenkins.plugins.eventschedules.lifecycle.insight.LatestReadings;
import io.jenkins.plugins.eventschedules.lifecycle.insight.Measure;
import io.jenkins.plugins.eventschedules.lifecycle.insight.MeasuredInsights;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.KeptInsights;
import io.jenkins.plugins.eventschedules.lifecycle.port.MetricReader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The insights of one environment with the few threads in which they are read. They are apart from those that run events,
 * so that no event ever waits for one.
 */
public final class InsightThreads implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(InsightThreads.class.getName());
    private static final int THREADS = 3;
    private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String environment;
    private final ScheduledExecutorService threads;
    private final KeptInsights kept;
    private final KeepInsights keep;
    private final Insights insights;

    public InsightThreads(
            String environment,
            EventStore store,
            Catalog catalog,
            MetricReader reader,
            KeptInsights kept,
            InstantSource clock) {
        this.environment = environment;
        this.threads = Executors.newScheduledThreadPool(THREADS, named(environment));
        this.kept = kept;
        Measure measure = new Measure(catalog, reader, clock);
        this.keep = new KeepInsights(store, kept, measure, clock);
        this.insights = new MeasuredInsights(measure, kept, new LatestReadings(measure, threads, clock));
    }

    public Insights insights() {
        return insights;
    }

    /** Begins to keep those of events at rest. */
    public void start() {
        if (kept.keeps()) {
            threads.scheduleWithFixedDelay(
                    this::round, BETWEEN_ROUNDS.toSeconds(), BETWEEN_ROUNDS.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** What was begun is interrupted; the next process finds it owed again. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            // The store is closed next, and must not be closed under a round that still writes.
            threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        try {
            keep.round();
        } catch (RuntimeException e) {
            // What a task throws would end its repetition for ever.
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "Insights of " + environment + " were not kept; the next round tries again");
        }
    }

    private static ThreadFactory named(String environment) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "event-schedules-insights-" + environment + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
