package io.jenkins.plugins.eventschedules.controller;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.Decision;
import io.jenkins.plugins.eventschedules.lifecycle.Fact;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Moves on every event whose moment has come. Whoever's commit the store accepts has the claim. */
final class ClaimDue {

    private static final Logger LOG = Logger.getLogger(ClaimDue.class.getName());
    private static final int BATCH = 1000;

    /** What falls due within this time is read already, and so many of that at most. */
    private static final Duration AHEAD = Duration.ofSeconds(2);

    private static final int MOST_AHEAD = 10_000;

    /** More than reading that many takes: whatever is due sooner must not wait for it. */
    private static final Duration TIME_TO_READ = Duration.ofMillis(500);

    private final EventStore store;
    private final Lifecycle lifecycle;
    private final Actor runner;
    private final LatenessWatch lateness;
    /** Events as they were some moments ago, by what they are due for in that order. */
    private List<Event> ahead = List.of();

    ClaimDue(EventStore store, Lifecycle lifecycle, Actor runner, LatenessWatch lateness) {
        this.store = store;
        this.lifecycle = lifecycle;
        this.runner = runner;
        this.lateness = lateness;
    }

    /** @return the events that were moved on */
    Set<EventId> run(Instant now) {
        Set<EventId> moved = claimAhead(now);
        List<Event> due;
        boolean progress;
        do {
            due = store.due(now, BATCH);
            Collection<EventId> accepted = commit(due, now);
            moved.addAll(accepted);
            // What was refused changed meanwhile: the next round sees what it has become.
            progress = !accepted.isEmpty();
        } while (progress && due.size() == BATCH);
        return moved;
    }

    /**
     * Reads what falls due soon, so that at its moment nothing is left to do but to write the claims. What changes
     * meanwhile has another version, so its claim is refused and it is read again.
     *
     * @param nearest the next moment at which something falls due
     */
    void lookAhead(Instant now, Instant nearest) {
        Instant until = now.plus(AHEAD);
        if (ahead.isEmpty() && nearest.isAfter(now.plus(TIME_TO_READ)) && !nearest.isAfter(until)) {
            ahead = store.due(until, MOST_AHEAD);
        }
    }

    private Set<EventId> claimAhead(Instant now) {
        List<Event> due = ahead.stream().filter(event -> isDue(event, now)).toList();
        ahead = ahead.stream().filter(event -> !isDue(event, now)).toList();
        // While one batch is written, the next is decided on: writers come after each other, deciding need not.
        return IntStream.range(0, (due.size() + BATCH - 1) / BATCH)
                .parallel()
                .mapToObj(batch -> due.subList(batch * BATCH, Math.min(due.size(), (batch + 1) * BATCH)))
                .flatMap(batch -> commit(batch, now).stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static boolean isDue(Event event, Instant now) {
        return Lifecycle.dueAt(event).filter(at -> !at.isAfter(now)).isPresent();
    }

    /** One event that cannot be decided on must not keep the others from being claimed. */
    private Optional<Change> decide(Event event, Instant now) {
        try {
            return lifecycle.decide(event, new Fact.Tick(runner, store.gaps()), now) instanceof Decision.Move move
                    ? Optional.of(move.change())
                    : Optional.empty();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, e, () -> "Event " + event.id() + ": cannot be moved on");
            return Optional.empty();
        }
    }

    private Collection<EventId> commit(List<Event> due, Instant now) {
        List<Change> changes = new ArrayList<>(due.size());
        for (Event event : due) {
            decide(event, now).ifPresent(changes::add);
        }
        if (changes.isEmpty()) {
            return List.of();
        }
        Set<EventId> accepted = new HashSet<>(store.commit(changes));
        due.stream().filter(event -> accepted.contains(event.id())).forEach(event -> Lifecycle.dueAt(event)
                .ifPresent(at -> lateness.add(Duration.between(at, now))));
        return accepted;
    }
}
