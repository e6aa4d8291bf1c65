package io.jenkins.plugins.eventschedules.jenkins.configuration;

import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.port.Telling;
import java.util.Optional;

/** An environment in which events run, until it is closed. Closing leaves every event as it is. */
public interface RunningEnvironment extends AutoCloseable {

    Environment environment();

    /** Whether its events are far away, so that looking at them takes a while and costs something. */
    default boolean far() {
        return false;
    }

    /** What receivers are told from, where the events are far; empty where it is beside all others here. */
    default Optional<Telling> telling() {
        return Optional.empty();
    }

    @Override
    void close();
}
