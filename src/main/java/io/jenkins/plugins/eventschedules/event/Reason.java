package io.jenkins.plugins.eventschedules.event;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * Why an event is where it is, for a program (the cause) and for a person (the message).
 *
 * @param console where the provider shows the details
 */
public record Reason(Cause cause, String message, Optional<URI> console) {

    /** The stable kinds of reason. */
    public enum Cause {
        /** The window closed: the ordinary end. */
        WINDOW_CLOSED,
        /** A person ended it before its window closed. */
        ENDED_BY_PERSON,
        /** A person called it off before it was live. */
        CANCELLED,
        /** It could no longer be brought up for a useful time. */
        TOO_LATE,
        /** The window closed while resources were still being brought up. */
        NOT_READY_IN_TIME,
        DEPLOY_FAILED,
        DEPLOY_TIMED_OUT,
        TEARDOWN_FAILED,
        TEARDOWN_TIMED_OUT
    }

    public Reason {
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(console, "console");
    }

    public static Reason of(Cause cause, String message) {
        return new Reason(cause, message, Optional.empty());
    }
}
