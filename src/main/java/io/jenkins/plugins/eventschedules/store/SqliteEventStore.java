package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventPage;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.IdempotencyKey;
import io.jenkins.plugins.eventschedules.store.EventQueries.Listed;
import io.jenkins.plugins.eventschedules.stored.Cursor;
import io.jenkins.plugins.eventschedules.stored.EventJson;
import java.time.Instant;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The events of one environment in the file. JSON is made before the file is asked for and understood after it was
 * given back, so that a turn is no longer than SQLite needs.
 */
final class SqliteEventStore implements EventStore {

    private final StoreFile file;
    private final String environment;
    private final EventRows rows;
    private final EventWrites writes;
    private final EventQueries queries;
    private final HistoryRows history;
    private final IdempotencyKeys keys;
    private final AtomicLong generation = new AtomicLong();

    SqliteEventStore(StoreFile file, String environment, EventQueries queries, InstantSource clock) {
        EventJson json = new EventJson();
        this.file = file;
        this.environment = environment;
        this.rows = new EventRows(json);
        this.writes = new EventWrites(json);
        this.queries = queries;
        this.history = new HistoryRows(environment);
        this.keys = new IdempotencyKeys(environment, clock);
    }

    @Override
    public Event create(Change change, Optional<IdempotencyKey> key) {
        Event event = ours(change);
        Optional<EventRow> earlier = file.write(statements -> {
            Optional<EventRow> made = key.isPresent() ? keys.made(statements, key.get()) : Optional.empty();
            if (made.isEmpty()) {
                writes.insert(statements, event);
                history.append(statements, change.entry().stream().toList());
                if (key.isPresent()) {
                    keys.remember(statements, key.get(), event.id());
                }
            }
            return made;
        });
        if (earlier.isPresent()) {
            return rows.event(earlier.get());
        }
        generation.incrementAndGet();
        return event;
    }

    @Override
    public Optional<Event> created(IdempotencyKey key) {
        return file.read(statements -> keys.made(statements, key)).map(rows::event);
    }

    @Override
    public Collection<EventId> commit(List<Change> changes) {
        List<Event> events = changes.stream().map(this::ours).toList();
        List<List<?>> moves = writes.moves(events);
        BitSet done = file.write(statements -> {
            BitSet changed = writes.change(statements, events, moves);
            history.append(
                    statements,
                    changed.stream()
                            .mapToObj(changes::get)
                            .flatMap(change -> change.entry().stream())
                            .toList());
            return changed;
        });
        if (!done.isEmpty()) {
            generation.incrementAndGet();
        }
        return done.stream()
                .mapToObj(i -> changes.get(i).after().id())
                .distinct()
                .toList();
    }

    @Override
    public boolean delete(EventId id, HistoryEntry entry) {
        require(entry.event().equals(id), "an entry tells of its own event");
        boolean deleted = file.write(statements -> {
            boolean gone = writes.delete(statements, environment, id, entry.version() - 1);
            if (gone) {
                history.append(statements, List.of(entry));
            }
            return gone;
        });
        if (deleted) {
            generation.incrementAndGet();
        }
        return deleted;
    }

    @Override
    public Optional<Event> find(EventId id) {
        return file.read(statements -> queries.find(statements, id)).map(rows::event);
    }

    @Override
    public EventPage list(EventQuery query) {
        Optional<Cursor> after = query.cursor().map(text -> Cursor.of(text, query));
        List<Listed> found = file.read(statements -> queries.list(statements, query, after));
        List<Listed> page = found.subList(0, Math.min(query.limit(), found.size()));
        Optional<String> next =
                found.size() > page.size() ? Optional.of(place(page.get(page.size() - 1), query)) : Optional.empty();
        return new EventPage(
                page.stream().map(listed -> rows.event(listed.row())).toList(), next);
    }

    private static String place(Listed last, EventQuery query) {
        return Cursor.after(last.row().id(), last.key(), query).text();
    }

    @Override
    public Map<Status, Long> counts() {
        return file.read(queries::counts);
    }

    @Override
    public List<HistoryEntry> history(EventId id, long afterVersion, int limit) {
        require(limit >= 1 && limit <= EventQuery.MAXIMUM_LIMIT, "limit is between 1 and " + EventQuery.MAXIMUM_LIMIT);
        return file.read(statements -> history.read(statements, id, afterVersion, limit));
    }

    @Override
    public List<Event> due(Instant now, int limit) {
        return file.read(statements -> queries.due(statements, now, limit)).stream()
                .map(rows::event)
                .toList();
    }

    @Override
    public Optional<Instant> nextDue() {
        return file.read(queries::nextDue);
    }

    @Override
    public List<EventId> inFlight() {
        return file.read(queries::inFlight);
    }

    @Override
    public long generation() {
        return generation.get();
    }

    private Event ours(Change change) {
        Event event = change.after();
        require(event.environment().equals(environment), "an event stays in its environment");
        return event;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
