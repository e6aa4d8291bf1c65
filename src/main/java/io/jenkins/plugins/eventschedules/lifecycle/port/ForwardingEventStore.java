package io.jenkins.plugins.eventschedules.lifecycle.port;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A store that passes everything on to another: what somebody changes about a store, they override here. */
public abstract class ForwardingEventStore implements EventStore {

    private final EventStore store;

    protected ForwardingEventStore(EventStore store) {
        this.store = store;
    }

    @Override
    public Event create(Change change, Optional<IdempotencyKey> key) {
        return store.create(change, key);
    }

    @Override
    public List<Event> createSeries(List<Change> changes, Optional<IdempotencyKey> key) {
        return store.createSeries(changes, key);
    }

    @Override
    public List<Event> createdSeries(IdempotencyKey key) {
        return store.createdSeries(key);
    }

    @Override
    public Optional<Event> created(IdempotencyKey key) {
        return store.created(key);
    }

    @Override
    public Collection<EventId> commit(List<Change> changes) {
        return store.commit(changes);
    }

    @Override
    public boolean delete(EventId id, HistoryEntry entry) {
        return store.delete(id, entry);
    }

    @Override
    public Optional<Event> find(EventId id) {
        return store.find(id);
    }

    @Override
    public EventPage list(EventQuery query) {
        return store.list(query);
    }

    @Override
    public Map<Status, Long> counts(Folders folders) {
        return store.counts(folders);
    }

    @Override
    public Set<String> folders() {
        return store.folders();
    }

    @Override
    public Optional<String> folder(EventId id) {
        return store.folder(id);
    }

    @Override
    public void relocate(String folder, String to) {
        store.relocate(folder, to);
    }

    @Override
    public List<Map<Status, Long>> starts(List<Instant> bounds, Folders folders) {
        return store.starts(bounds, folders);
    }

    @Override
    public List<TrackRecord> trackRecords(Folders folders, int outcomes, int latest) {
        return store.trackRecords(folders, outcomes, latest);
    }

    @Override
    public List<HistoryEntry> history(EventId id, long afterVersion, int limit) {
        return store.history(id, afterVersion, limit);
    }

    @Override
    public List<Event> due(Instant now, int limit) {
        return store.due(now, limit);
    }

    @Override
    public Optional<Instant> nextDue() {
        return store.nextDue();
    }

    @Override
    public List<EventId> inFlight() {
        return store.inFlight();
    }

    @Override
    public Set<String> damaged() {
        return store.damaged();
    }

    @Override
    public Set<String> damagedBesides() {
        return store.damagedBesides();
    }

    @Override
    public List<Gap> gaps() {
        return store.gaps();
    }

    @Override
    public long generation() {
        return store.generation();
    }
}
