package io.jenkins.plugins.eventschedules.event;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that happened to an event. Entries are only ever appended; together they tell the whole life.
 *
 * @param version the version of the event that this made: the entry's place in the order
 * @param from the status before; absent on the first entry
 * @param message what happened, for a person
 */
public record HistoryEntry(
        EventId event,
        long version,
        long revision,
        Instant at,
        Actor actor,
        Happening happening,
        Optional<Status> from,
        Status to,
        String message) {

    /** The stable kinds of entry. */
    public enum Happening {
        SCHEDULED,
        RESCHEDULED,
        EXTENDED,
        SHORTENED,
        EDITED,
        CANCELLED,
        ENDED_BY_PERSON,
        RETRIED,
        DELETED,
        /** A phase was claimed: from here on exactly this attempt may run. */
        CLAIMED,
        /** The provider confirmed that a phase runs. */
        STARTED,
        WENT_LIVE,
        DEPLOY_FAILED,
        PREROLL_STOPPED,
        MISSED,
        TOOK_DOWN,
        TEARDOWN_FAILED
    }

    public HistoryEntry {
        Objects.requireNonNull(event, "event");
        Require.that(version >= 1 && revision >= 1, "versions and revisions count from one");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(happening, "happening");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(message, "message");
    }
}
