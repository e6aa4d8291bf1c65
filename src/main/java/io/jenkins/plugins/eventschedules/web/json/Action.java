package io.jenkins.plugins.eventschedules.web.json;

import io.jenkins.plugins.eventschedules.event.Status;
import java.util.Set;

/** What a person can do to an event: the API's own words for its commands. */
public enum Action {
    CHANGE,
    END,
    CANCEL,
    RETRY,
    CLONE,
    DELETE;

    /** What an event in this status takes from those who may change it; a test holds this against the lifecycle. */
    public static Set<Action> changesOf(Status status) {
        return switch (status) {
            case SCHEDULED -> Set.of(CHANGE, CANCEL);
            case DEPLOYING -> Set.of(CHANGE, END, CANCEL);
            case LIVE -> Set.of(CHANGE, END);
            case TEARING_DOWN -> Set.of();
            case TEARDOWN_FAILED -> Set.of(RETRY);
            case ENDED, MISSED, CANCELLED, FAILED -> Set.of(DELETE);
        };
    }
}
