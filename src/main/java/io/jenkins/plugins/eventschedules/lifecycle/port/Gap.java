package io.jenkins.plugins.eventschedules.lifecycle.port;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.Status;
import java.time.Instant;

/**
 * A time of which a store knows nothing, because it is a backup that was put in the place of one that had gone on.
 *
 * @param from when the backup was made
 * @param until when it was first used in that place
 */
public record Gap(Instant from, Instant until) {

    /**
     * Whether the event may have been brought up in the gap, and nobody who has this store would know: it was still
     * waiting then, it fell due before the gap was over, and it was still useful when the gap began. What somebody changed
     * since is known.
     */
    public boolean hidesTheStartOf(Event event, Limits limits) {
        return event.status() == Status.SCHEDULED
                && !event.plan().prerollAt().isAfter(until)
                && !event.lastUsefulStart(limits).isBefore(from)
                && !event.updatedAt().isAfter(until);
    }
}
