package io.jenkins.plugins.eventschedules.lifecycle.admission;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The other events of an environment, as far as they may still have resources. */
record Neighbours(EventStore events) {

    private static final Set<Status> UNFINISHED =
            Set.of(Status.SCHEDULED, Status.DEPLOYING, Status.LIVE, Status.TEARING_DOWN, Status.TEARDOWN_FAILED);

    /** Those whose windows overlap the time. */
    List<Event> between(Instant from, Instant to) {
        EventQuery all = EventQuery.all();
        EventQuery query = new EventQuery(
                UNFINISHED,
                Optional.of(from),
                Optional.of(to),
                all.text(),
                all.owner(),
                all.targetType(),
                all.targetName(),
                all.folders(),
                all.series(),
                all.sort(),
                all.descending(),
                all.cursor(),
                EventQuery.MAXIMUM_LIMIT);
        return events.walk(query).toList();
    }
}
