package io.jenkins.plugins.eventschedules.jenkins.house;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventPage;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.IdempotencyKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A store that shows the runner no start while starts are held, and every end. */
record HeldStarts(EventStore events, BooleanSupplier hold) implements EventStore {

    /** However many starts wait, the ends behind them are found: more is read until there are enough others. */
    @Override
    public List<Event> due(Instant now, int limit) {
        if (!hold.getAsBoolean()) {
            return events.due(now, limit);
        }
        int asked = limit;
        while (true) {
            List<Event> due = events.due(now, asked);
            List<Event> begun = due.stream()
                    .filter(event -> event.status() != Status.SCHEDULED)
                    .limit(limit)
                    .toList();
            if (begun.size() == limit || due.size() < asked) {
                return begun;
            }
            asked = Math.multiplyExact(asked, 2);
        }
    }

    @Override
    public Event create(Change change, Optional<IdempotencyKey> key) {
        return events.create(change, key);
    }

    @Override
    public Optional<Event> created(IdempotencyKey key) {
        return events.created(key);
    }

    @Override
    public Collection<EventId> commit(List<Change> changes) {
        return events.commit(changes);
    }

    @Override
    public boolean delete(EventId id, HistoryEntry entry) {
        return events.delete(id, entry);
    }

    @Override
    public Optional<Event> find(EventId id) {
        return events.find(id);
    }

    @Override
    public EventPage list(EventQuery query) {
        return events.list(query);
    }

    @Override
    public Map<Status, Long> counts() {
        return events.counts();
    }

    @Override
    public List<HistoryEntry> history(EventId id, long afterVersion, int limit) {
        return events.history(id, afterVersion, limit);
    }

    @Override
    public Optional<Instant> nextDue() {
        return events.nextDue();
    }

    @Override
    public List<EventId> inFlight() {
        return events.inFlight();
    }

    @Override
    public long generation() {
        return events.generation();
    }
}
