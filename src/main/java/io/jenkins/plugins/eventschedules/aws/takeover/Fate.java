package io.jenkins.plugins.eventschedules.aws.takeover;

/** What becomes of a row. */
public enum Fate {
    /** It becomes an event, or became one just now. */
    TAKEN,
    /** It became one before. */
    THERE,
    /** It is over: nothing to do. */
    OVER,
    /** It should have begun already, and nothing tells that it did. */
    LATE,
    /** The sample has brought it up and will take it down. */
    RUNNING,
    /** It cannot be an event here as it is. */
    UNFIT,
    /** It is no event. */
    NO_EVENT,
    /** It cannot be read. */
    BROKEN;

    /** Whether somebody has to look after it. */
    public boolean needsSomebody() {
        return switch (this) {
            case LATE, RUNNING, UNFIT, BROKEN -> true;
            case TAKEN, THERE, OVER, NO_EVENT -> false;
        };
    }
}
