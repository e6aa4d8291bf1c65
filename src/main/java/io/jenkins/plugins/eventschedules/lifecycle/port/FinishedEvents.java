package io.jenkins.plugins.eventschedules.lifecycle.port;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The events of one environment that are over, for a store that can let go of them. What may still have resources is
 * never among them: neither an event that is not over nor one whose takedown failed.
 */
public interface FinishedEvents {

    /**
     * One that is over, with its whole history.
     *
     * @param event absent for one that was deleted, of which only the history is left
     */
    record Finished(EventId id, String folder, Optional<Event> event, List<HistoryEntry> history) {

        public Finished {
            history = List.copyOf(history);
        }
    }

    /** Those to which nothing has happened since this moment, those that were deleted last. */
    List<Finished> untouchedSince(Instant moment, int limit);

    /** Removes them with their histories, as far as they are as they were, all in one transaction. @return how many */
    int letGo(List<Finished> finished);
}
