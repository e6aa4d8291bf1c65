package io.jenkins.plugins.eventschedules.aws.testaws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that the test moves. */
final class HandClock implements InstantSource {

    private Instant now = Instant.parse("2026-12-01T18:00:00Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    synchronized void pass(Duration time) {
        now = now.plus(time);
    }
}
