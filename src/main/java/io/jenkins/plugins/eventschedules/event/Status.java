package io.jenkins.plugins.eventschedules.event;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where an event stands in its life. */
public enum Status {
    SCHEDULED,
    DEPLOYING,
    LIVE,
    TEARING_DOWN,
    ENDED,
    MISSED,
    CANCELLED,
    FAILED,
    /** The takedown failed: resources may still be there. Not final, a person can have it tried again. */
    TEARDOWN_FAILED;

    /** What an event that stands here can become. The decision which of these is the lifecycle's. */
    public Set<Status> next() {
        return switch (this) {
            case SCHEDULED -> EnumSet.of(DEPLOYING, TEARING_DOWN, MISSED, CANCELLED);
            case DEPLOYING -> EnumSet.of(LIVE, TEARING_DOWN);
            case LIVE, TEARDOWN_FAILED -> EnumSet.of(TEARING_DOWN);
            case TEARING_DOWN -> EnumSet.of(ENDED, MISSED, CANCELLED, FAILED, TEARDOWN_FAILED);
            case ENDED, MISSED, CANCELLED, FAILED -> EnumSet.noneOf(Status.class);
        };
    }

    /** Whether nothing will ever happen to the event again. */
    public boolean isFinal() {
        return next().isEmpty();
    }

    /** Whether nothing more happens by itself: final, or waiting for a person. */
    public boolean isAtRest() {
        return isFinal() || this == TEARDOWN_FAILED;
    }

    /** Whether a phase is going on, so that a provider has to be asked. */
    public boolean isInFlight() {
        return this == DEPLOYING || this == TEARING_DOWN;
    }

    /** The word used in the store, the API, the state machine and the page: {@code tearing_down}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
