package io.jenkins.plugins.eventschedules.jenkins.configuration;

import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.KeptInsights;
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
 * @param insights what its events used
 * @param observed a provisioner whose calls are seen by those who run this Jenkins
 * @param secrets the secrets that its parameters may name
 * @param folder the environment's own place for anything else that it keeps
 * @param installation how this Jenkins marks what it starts in accounts that others use, too
 * @param nanos a monotonic clock in nanoseconds
 */
public record Site(
        EventStore store,
        KeptInsights insights,
        UnaryOperator<Provisioner> observed,
        Secrets secrets,
        Path folder,
        String installation,
        InstantSource clock,
        LongSupplier nanos,
        RandomGenerator random) {}
