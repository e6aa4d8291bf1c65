package io.jenkins.plugins.eventschedules.standalone;

/** The host cannot start; the message is the one line that says why and what to do. */
final class CannotStartException extends Exception {

    private static final long serialVersionUID = 1L;

    CannotStartException(String message) {
        super(message);
    }
}
