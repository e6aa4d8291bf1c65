package io.jenkins.plugins.eventschedules.jenkins.configuration;

import io.jenkins.plugins.eventschedules.lifecycle.Environment;

/** An environment in which events run, until it is closed. Closing leaves every event as it is. */
public interface RunningEnvironment extends AutoCloseable {

    Environment environment();

    /** Whether its events are far away, so that looking at them takes a while and costs something. */
    default boolean far() {
        return false;
    }

    @Override
    void close();
}
