package io.jenkins.plugins.eventschedules.aws.orphan;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery.Sort;
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

    /**
     * What ends so far ahead has run nothing yet, as a rule: a window is a month long, and a lead a day. Of the rare one
     * that has, its tags tell.
     */
    private static final Duration AHEAD = Duration.ofDays(93);

    /** @param phase of the event in which it ran */
    record Entry(EventId event, Phase phase) {}

    static Recorded of(EventStore store, Instant now) {
        Map<String, Entry> byRun = new HashMap<>();
        // By their end, so that what has been over for longer is not even read.
        store.walk(EventQuery.all().since(now.minus(BACK)).sortedBy(Sort.END, false))
                .takeWhile(event -> event.plan().window().end().isBefore(now.plus(AHEAD)))
                .filter(event -> event.plan().target().type() == TargetType.AUTOMATION)
                .forEach(event -> {
                    put(byRun, event, event.preroll());
                    put(byRun, event, event.postroll());
                });
        return new Recorded(byRun);
    }

    Optional<Entry> of(String run) {
        return Optional.ofNullable(byRun.get(run));
    }

    private static void put(Map<String, Entry> byRun, Event event, Optional<PhaseRun> run) {
        run.ifPresent(
                known -> known.executionId().ifPresent(id -> byRun.put(id, new Entry(event.id(), known.phase()))));
    }
}
