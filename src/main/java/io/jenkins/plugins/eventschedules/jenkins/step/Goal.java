package io.jenkins.plugins.eventschedules.jenkins.step;

import io.jenkins.plugins.eventschedules.event.Status;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a step waits for. */
enum Goal {
    LIVE,
    ENDED;

    /** How far an event has come. */
    enum Standing {
        REACHED,
        POSSIBLE,
        LOST
    }

    static Optional<Goal> named(String word) {
        return Arrays.stream(values())
                .filter(goal -> goal.name().equalsIgnoreCase(word))
                .findFirst();
    }

    Standing standing(Status status) {
        return switch (status) {
            case SCHEDULED, DEPLOYING -> Standing.POSSIBLE;
            case LIVE -> this == LIVE ? Standing.REACHED : Standing.POSSIBLE;
            case TEARING_DOWN -> this == LIVE ? Standing.LOST : Standing.POSSIBLE;
            case ENDED -> this == LIVE ? Standing.LOST : Standing.REACHED;
            case MISSED, CANCELLED, FAILED, TEARDOWN_FAILED -> Standing.LOST;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
