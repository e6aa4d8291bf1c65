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

/** Moves on every event whose moment has come. Whoever's commit the store accepts has the claim. */
final class ClaimDue {

    private static final Logger LOG = Logger.getLogger(ClaimDue.class.getName());
    private static final int BATCH = 1000;

    private final EventStore store;
    private final Lifecycle lifecycle;
    private final Actor runner;
    private final LatenessWatch lateness;

    ClaimDue(EventStore store, Lifecycle lifecycle, Actor runner, LatenessWatch lateness) {
        this.store = store;
        this.lifecycle = lifecycle;
        this.runner = runner;
        this.lateness = lateness;
    }

    /** @return the events that were moved on */
    Set<EventId> run(Instant now) {
        Set<EventId> moved = new HashSet<>();
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

    /** One event that cannot be decided on must not keep the others from being claimed. */
    private Optional<Change> decide(Event event, Instant now) {
        try {
            return lifecycle.decide(event, new Fact.Tick(runner), now) instanceof Decision.Move move
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
