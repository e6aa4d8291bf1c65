package io.jenkins.plugins.eventschedules.jenkins.configuration;

import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Provisioner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * What this Jenkins gives an environment to run on.
 *
 * @param store its events
 * @param observed a provisioner whose calls are seen by those who run this Jenkins
 * @param secrets the secrets that its parameters may name
 * @param folder the environment's own place for anything else that it keeps
 * @param nanos a monotonic clock in nanoseconds
 */
public record Site(
        EventStore store,
        UnaryOperator<Provisioner> observed,
        Secrets secrets,
        Path folder,
        InstantSource clock,
        LongSupplier nanos,
        RandomGenerator random) {}
