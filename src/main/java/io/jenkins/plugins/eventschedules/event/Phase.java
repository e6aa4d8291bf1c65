package io.jenkins.plugins.eventschedules.event;

import java.util.Locale;

/** The two things that an event has done to its target. */
public enum Phase {
    /** Bringing up. */
    PREROLL,
    /** Taking down. */
    POSTROLL;

    /** The value of a document's {@code internalAction} parameter: {@code preroll} or {@code postroll}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
