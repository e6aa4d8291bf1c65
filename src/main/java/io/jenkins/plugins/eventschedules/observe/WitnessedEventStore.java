package io.jenkins.plugins.eventschedules.observe;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.ForwardingEventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.IdempotencyKey;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A store whose writes have witnesses. What was refused or made before is told to none. */
public final class WitnessedEventStore extends ForwardingEventStore {

    private static final Logger LOG = Logger.getLogger(WitnessedEventStore.class.getName());

    private final String environment;
    private final List<Witness> witnesses;

    public WitnessedEventStore(String environment, EventStore store, List<Witness> witnesses) {
        super(store);
        this.environment = environment;
        this.witnesses = List.copyOf(witnesses);
    }

    @Override
    public Event create(Change change, Optional<IdempotencyKey> key) {
        Event stored = super.create(change, key);
        if (stored.id().equals(change.after().id())) {
            tell(change);
        }
        return stored;
    }

    @Override
    public List<Event> createSeries(List<Change> changes, Optional<IdempotencyKey> key) {
        List<Event> stored = super.createSeries(changes, key);
        if (stored.get(0).id().equals(changes.get(0).after().id())) {
            changes.forEach(this::tell);
        }
        return stored;
    }

    @Override
    public Collection<EventId> commit(List<Change> changes) {
        Collection<EventId> written = super.commit(changes);
        Set<EventId> ids = new HashSet<>(written);
        changes.stream().filter(change -> ids.contains(change.after().id())).forEach(this::tell);
        return written;
    }

    @Override
    public boolean delete(EventId id, HistoryEntry entry) {
        boolean deleted = super.delete(id, entry);
        if (deleted) {
            tell(witness -> witness.deleted(environment, entry));
        }
        return deleted;
    }

    private void tell(Change change) {
        change.entry().ifPresent(entry -> tell(witness -> witness.happened(change.after(), entry)));
    }

    /** It is written already: whatever a witness makes of it must not look like a failed write. */
    private void tell(Consumer<Witness> what) {
        for (Witness witness : witnesses) {
            try {
                what.accept(witness);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "What happened to an event was written, but could not be told", e);
            }
        }
    }
}
