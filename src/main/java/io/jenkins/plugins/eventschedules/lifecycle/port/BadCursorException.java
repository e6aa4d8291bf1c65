package io.jenkins.plugins.eventschedules.lifecycle.port;

/** A cursor that no page gave, or that belongs to a query with another order. */
public class BadCursorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadCursorException() {
        super("This cursor does not belong to this query. Start again without a cursor.");
    }
}
