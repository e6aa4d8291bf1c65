package io.jenkins.plugins.eventschedules.event;

import java.util.Locale;

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

    /** Whether nothing will ever happen to the event again. */
    public boolean isFinal() {
        return switch (this) {
            case ENDED, MISSED, CANCELLED, FAILED -> true;
            case SCHEDULED, DEPLOYING, LIVE, TEARING_DOWN, TEARDOWN_FAILED -> false;
        };
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
