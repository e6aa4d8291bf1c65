package io.jenkins.plugins.eventschedules.aws.takeover;

/** A table cannot be read at all; the message tells a person why, and what to do. */
public final class UnreadableExportException extends Exception {

    private static final long serialVersionUID = 1;

    UnreadableExportException(String message) {
        super(message);
    }

    UnreadableExportException(String message, Throwable cause) {
        super(message, cause);
    }
}
