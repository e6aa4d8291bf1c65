package io.jenkins.plugins.eventschedules.aws.orphan;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventPage;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which runs the events of a store know themselves: these need no call to tell whose they are. */
record Recorded(Map<String, Entry> byRun) {

    /** Systems Manager keeps runs for 30 days, and an event may be ended before its window is over. */
    private static final Duration BACK = Duration.ofDays(62);

    /** @param phase of the event in which it ran */
    record Entry(EventId event, Phase phase) {}

    static Recorded of(EventStore store, Instant now) {
        Map<String, Entry> byRun = new HashMap<>();
        EventQuery query = EventQuery.all().since(now.minus(BACK)).limitedTo(EventQuery.MAXIMUM_LIMIT);
        while (true) {
            EventPage page = store.list(query);
            for (Event event : page.events()) {
                if (event.plan().target().type() == TargetType.AUTOMATION) {
                    put(byRun, event, event.preroll());
                    put(byRun, event, event.postroll());
                }
            }
            boolean ahead = page.events().stream()
                    .anyMatch(event -> event.plan().prerollAt().isAfter(now.plus(BACK)));
            if (page.next().isEmpty() || ahead) {
                return new Recorded(byRun);
            }
            query = query.after(page.next().get());
        }
    }

    Optional<Entry> of(String run) {
        return Optional.ofNullable(byRun.get(run));
    }

    private static void put(Map<String, Entry> byRun, Event event, Optional<PhaseRun> run) {
        run.ifPresent(
                known -> known.executionId().ifPresent(id -> byRun.put(id, new Entry(event.id(), known.phase()))));
    }
}
