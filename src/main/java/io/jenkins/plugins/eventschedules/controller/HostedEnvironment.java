package io.jenkins.plugins.eventschedules.controller;

import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.lifecycle.Schedules;
import io.jenkins.plugins.eventschedules.lifecycle.UlidEventIds;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Admission;
import io.jenkins.plugins.eventschedules.lifecycle.insight.Insights;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.KeptInsights;
import io.jenkins.plugins.eventschedules.lifecycle.port.MetricReader;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans;
import io.jenkins.plugins.eventschedules.lifecycle.port.Provisioner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Safeguards;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** An environment whose runner lives in this JVM, with the threads that it needs. Runs from {@link #start} to close. */
public final class HostedEnvironment implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Environment environment;
    private final RunnerThread rounds;
    private final ExecutorService threads;
    private final Optional<InsightThreads> measuring;

    private HostedEnvironment(
            Environment environment, RunnerThread rounds, ExecutorService threads, Optional<InsightThreads> measuring) {
        this.environment = environment;
        this.rounds = rounds;
        this.threads = threads;
        this.measuring = measuring;
    }

    /** What tells one environment from another. */
    public record Identity(String name, String label, String kind) {}

    /**
     * Where its events and its targets are.
     *
     * @param measuring how it is seen what events use; absent where that is not to be seen
     * @param audit who looks whether all is in place there
     * @param orphans who looks what is left over there
     */
    public record World(
            EventStore store,
            Catalog catalog,
            Provisioner provisioner,
            Safeguards safeguards,
            Secrets secrets,
            Optional<Measuring> measuring,
            Optional<Audit> audit,
            Optional<Orphans> orphans) {

        /** Without insights and an audit, and with nothing that can be left over. */
        public World(
                EventStore store, Catalog catalog, Provisioner provisioner, Safeguards safeguards, Secrets secrets) {
            this(
                    store,
                    catalog,
                    provisioner,
                    safeguards,
                    secrets,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        public World measuring(MetricReader reader, KeptInsights kept) {
            return new World(
                    store,
                    catalog,
                    provisioner,
                    safeguards,
                    secrets,
                    Optional.of(new Measuring(reader, kept)),
                    audit,
                    orphans);
        }

        /** Without dead man's switches. */
        public World(EventStore store, Catalog catalog, Provisioner provisioner, Secrets secrets) {
            this(store, catalog, provisioner, Safeguards.NONE, secrets);
        }

        public World audited(Audit by) {
            return new World(store, catalog, provisioner, safeguards, secrets, measuring, Optional.of(by), orphans);
        }

        public World finding(Orphans some) {
            return new World(store, catalog, provisioner, safeguards, secrets, measuring, audit, Optional.of(some));
        }
    }

    /** Who reads what events use, and where it is kept. */
    public record Measuring(MetricReader reader, KeptInsights kept) {}

    public static HostedEnvironment of(
            Identity identity,
            World world,
            Limits limits,
            Pace pace,
            InstantSource clock,
            LongSupplier nanos,
            RandomGenerator random) {
        ExecutorService threads = threads(identity.name());
        Lifecycle lifecycle = new Lifecycle(limits);
        ControllerRunner runner = new ControllerRunner(
                world.store(), lifecycle, world.provisioner(), world.safeguards(), pace, threads, clock, nanos, random);
        Schedules schedules = new Schedules(
                identity.name(),
                world.store(),
                new Admission(limits, world.catalog(), world.secrets(), world.store()),
                lifecycle,
                runner,
                new UlidEventIds(clock),
                clock);
        Optional<InsightThreads> measuring = world.measuring()
                .map(with -> new InsightThreads(
                        identity.name(), world.store(), world.catalog(), with.reader(), with.kept(), clock));
        Environment environment = new Environment(
                identity.name(),
                identity.label(),
                identity.kind(),
                limits,
                world.catalog(),
                world.store(),
                runner,
                schedules,
                world.secrets().naming(),
                measuring.map(InsightThreads::insights).orElse(Insights.NONE),
                world.audit(),
                world.orphans());
        return new HostedEnvironment(environment, new RunnerThread(identity.name(), runner), threads, measuring);
    }

    public Environment environment() {
        return environment;
    }

    public void start() {
        rounds.start();
        measuring.ifPresent(InsightThreads::start);
    }

    /** Calls to the provider that are under way are interrupted: what they began is taken up after the next start. */
    @Override
    public void close() {
        rounds.close();
        measuring.ifPresent(InsightThreads::close);
        threads.shutdownNow();
        try {
            // The store is closed next, and must not be closed under a call that still writes its answer down.
            threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ExecutorService threads(String name) {
        AtomicInteger count = new AtomicInteger();
        return Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "event-schedules-call-" + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
