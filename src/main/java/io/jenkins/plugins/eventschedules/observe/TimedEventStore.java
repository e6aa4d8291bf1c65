package io.jenkins.plugins.eventschedules.observe;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.ForwardingEventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.IdempotencyKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A store whose writes are counted and timed. */
final class TimedEventStore extends ForwardingEventStore {

    private final CallMeasures.Calls calls;

    TimedEventStore(EventStore store, CallMeasures.Calls calls) {
        super(store);
        this.calls = calls;
    }

    @Override
    public Event create(Change change, Optional<IdempotencyKey> key) {
        return timed(() -> super.create(change, key), event -> event.id()
                .equals(change.after().id()));
    }

    @Override
    public List<Event> createSeries(List<Change> changes, Optional<IdempotencyKey> key) {
        return timed(
                () -> super.createSeries(changes, key),
                events -> events.get(0).id().equals(changes.get(0).after().id()));
    }

    @Override
    public Collection<EventId> commit(List<Change> changes) {
        return timed(() -> super.commit(changes), written -> !written.isEmpty());
    }

    @Override
    public boolean delete(EventId id, HistoryEntry entry) {
        return timed(() -> super.delete(id, entry), deleted -> deleted);
    }

    private <T> T timed(Supplier<T> write, Predicate<T> written) {
        long begun = calls.begin();
        String result = "failed";
        try {
            T answer = write.get();
            result = written.test(answer) ? "written" : "stale";
            return answer;
        } finally {
            calls.end("commit", result, begun);
        }
    }
}
