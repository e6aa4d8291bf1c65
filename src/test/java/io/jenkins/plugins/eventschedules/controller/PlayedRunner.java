package io.jenkins.plugins.eventschedules.controller;

import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Provisioner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Runner;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** A runner whose rounds and calls a test plays one by one, in its own thread. */
public final class PlayedRunner {

    private final Queue<Runnable> calls = new ArrayDeque<>();
    private final ControllerRunner runner;

    public PlayedRunner(
            EventStore store,
            Lifecycle lifecycle,
            Provisioner provisioner,
            InstantSource clock,
            LongSupplier nanos,
            RandomGenerator random) {
        runner = new ControllerRunner(store, lifecycle, provisioner, Pace.AWS, calls::add, clock, nanos, random);
    }

    public Runner runner() {
        return runner;
    }

    /** One round, and every call that it began. */
    public void step() {
        runner.round();
        for (Runnable call = calls.poll(); call != null; call = calls.poll()) {
            call.run();
        }
    }
}
