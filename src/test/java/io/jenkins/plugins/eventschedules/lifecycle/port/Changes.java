package io.jenkins.plugins.eventschedules.lifecycle.port;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Events;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import java.time.Instant;
import java.util.Optional;

/** Changes for tests. */
public final class Changes {

    private Changes() {}

    /** The event as it is, as the first line of its history. */
    public static Change beginning(Event event) {
        return told(event, Happening.SCHEDULED);
    }

    /** The event as it is, told in its history. */
    public static Change told(Event event, Happening happening) {
        return new Change(event, Optional.of(Events.entryOf(event, happening)));
    }

    /** The event as it is, as mere progress. */
    public static Change untold(Event event) {
        return new Change(event, Optional.empty());
    }

    /** What a deletion of the event leaves in its history. */
    public static HistoryEntry deletionOf(Event event, Instant now) {
        return Events.entryOf(event.next(now).done(), Happening.DELETED);
    }
}
