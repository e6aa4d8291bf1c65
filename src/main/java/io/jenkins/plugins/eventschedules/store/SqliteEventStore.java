package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.Origin;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventPage;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.FinishedEvents;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import io.jenkins.plugins.eventschedules.lifecycle.port.Gap;
import io.jenkins.plugins.eventschedules.lifecycle.port.IdempotencyKey;
import io.jenkins.plugins.eventschedules.lifecycle.port.TrackRecord;
import io.jenkins.plugins.eventschedules.store.EventQueries.Listed;
import io.jenkins.plugins.eventschedules.store.EventQueries.NextDue;
import io.jenkins.plugins.eventschedules.store.FinishedRows.Over;
import io.jenkins.plugins.eventschedules.store.StoreFile.Work;
import io.jenkins.plugins.eventschedules.stored.Cursor;
import io.jenkins.plugins.eventschedules.stored.Damaged;
import io.jenkins.plugins.eventschedules.stored.EventJson;
import io.jenkins.plugins.eventschedules.stored.Unread;
import io.jenkins.plugins.eventschedules.stored.Word;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The events of one environment in the file. JSON is made before the file is asked for and understood after it was
 * given back, so that a turn is no longer than SQLite needs.
 */
final class SqliteEventStore implements EventStore, FinishedEvents {

    private static final int MOST_BOUNDS = 1_000;

    private final StoreFile file;
    private final String environment;
    private final EventRows rows;
    private final EventWrites writes;
    private final EventQueries queries;
    private final HistoryRows history;
    private final FinishedRows finished;
    private final Figures figures;
    private final IdempotencyKeys keys;
    private final Damaged damaged;
    private final List<Gap> gaps;
    private final AtomicLong generation = new AtomicLong();

    SqliteEventStore(
            StoreFile file,
            String environment,
            EventQueries queries,
            Damaged damaged,
            List<Gap> gaps,
            InstantSource clock) {
        EventJson json = new EventJson();
        this.file = file;
        this.environment = environment;
        this.rows = new EventRows(json);
        this.writes = new EventWrites(json);
        this.queries = queries;
        this.damaged = damaged;
        this.gaps = gaps;
        this.history = new HistoryRows(environment);
        this.finished = new FinishedRows(environment, history);
        this.figures = new Figures(environment, damaged);
        this.keys = new IdempotencyKeys(environment, clock);
    }

    @Override
    public Event create(Change change, Optional<IdempotencyKey> key) {
        Event event = ours(change);
        List<List<?>> insertions = writes.insertions(List.of(event));
        Optional<EventRow> earlier = file.write(statements -> {
            Optional<EventRow> made = key.isPresent() ? keys.made(statements, key.get()) : Optional.empty();
            if (made.isEmpty()) {
                writes.insert(statements, insertions);
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
    public List<Event> createSeries(List<Change> changes, Optional<IdempotencyKey> key) {
        List<Event> events = changes.stream().map(this::ours).toList();
        require(!events.isEmpty(), "a series has events");
        List<List<?>> insertions = writes.insertions(events);
        List<EventRow> earlier = file.write(statements -> {
            List<EventRow> made = key.isPresent() ? series(statements, key.get()) : List.of();
            if (made.isEmpty()) {
                writes.insert(statements, insertions);
                history.append(
                        statements,
                        changes.stream()
                                .flatMap(change -> change.entry().stream())
                                .toList());
                if (key.isPresent()) {
                    keys.remember(statements, key.get(), events.get(0).id());
                }
            }
            return made;
        });
        if (!earlier.isEmpty()) {
            return earlier.stream().map(rows::event).toList();
        }
        generation.incrementAndGet();
        return events;
    }

    @Override
    public List<Event> createdSeries(IdempotencyKey key) {
        return file.read(statements -> series(statements, key)).stream()
                .map(rows::event)
                .toList();
    }

    private List<EventRow> series(Statements statements, IdempotencyKey key) throws SQLException {
        Optional<String> series = keys.made(statements, key).map(EventRow::series);
        return series.isPresent() ? queries.series(statements, series.get()) : List.of();
    }

    @Override
    public Optional<Event> created(IdempotencyKey key) {
        return file.read(statements -> keys.made(statements, key)).map(rows::event);
    }

    @Override
    public Collection<EventId> commit(List<Change> changes) {
        List<Event> events = changes.stream().map(this::ours).toList();
        List<List<?>> moves = writes.moves(events);
        Work<BitSet> work = statements -> {
            BitSet changed = writes.change(statements, events, moves);
            history.append(
                    statements,
                    changed.stream()
                            .mapToObj(changes::get)
                            .flatMap(change -> change.entry().stream())
                            .toList());
            return changed;
        };
        // Several at once are claims of one moment, and the next of them wait.
        BitSet done = events.size() > 1 ? file.writeUrgently(work) : file.write(work);
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
        return file.read(statements -> queries.find(statements, id))
                .map(row -> damaged.asked(new Unread<>(row.id(), () -> rows.event(row))));
    }

    @Override
    public EventPage list(EventQuery query) {
        Optional<Cursor> after = query.cursor().map(text -> Cursor.of(text, query));
        List<Listed> found = file.read(statements -> queries.list(statements, query, after));
        List<Listed> page = found.subList(0, Math.min(query.limit(), found.size()));
        Optional<String> next =
                found.size() > page.size() ? Optional.of(place(page.get(page.size() - 1), query)) : Optional.empty();
        return new EventPage(sound(page.stream().map(Listed::row).toList()), next);
    }

    private static String place(Listed last, EventQuery query) {
        return Cursor.after(last.row().id(), last.key(), query).text();
    }

    @Override
    public Map<Status, Long> counts(Folders folders) {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        file.read(statements -> queries.counts(statements, folders)).forEach((word, count) -> {
            Optional<Status> status = Word.find(Status.class, word);
            status.ifPresentOrElse(
                    known -> counts.put(known, count), () -> file.read(statements -> queries.inStatus(statements, word))
                            .forEach(damaged::add));
        });
        return counts;
    }

    @Override
    public Set<String> folders() {
        return file.read(queries::folders);
    }

    @Override
    public Optional<String> folder(EventId id) {
        return file.read(statements -> queries.folder(statements, id));
    }

    @Override
    public void relocate(String folder, String to) {
        require(Origin.isFolder(folder) && Origin.isFolder(to), "not the full name of a folder");
        boolean moved = file.write(statements -> writes.relocate(statements, environment, folder, to));
        if (moved) {
            generation.incrementAndGet();
        }
    }

    @Override
    public List<Map<Status, Long>> starts(List<Instant> bounds, Folders folders) {
        require(bounds.size() <= MOST_BOUNDS, "at most " + MOST_BOUNDS + " bounds");
        return file.read(statements -> figures.starts(statements, bounds, folders));
    }

    /** Target by target, so that a claim need not wait for all of them. */
    @Override
    public List<TrackRecord> trackRecords(Folders folders, int outcomes, int latest) {
        return file.read(statements -> figures.targets(statements, folders)).stream()
                .map(target -> file.read(statements -> figures.find(statements, target, folders, outcomes, latest)))
                .map(figures::record)
                .toList();
    }

    @Override
    public List<HistoryEntry> history(EventId id, long afterVersion, int limit) {
        require(limit >= 1 && limit <= EventQuery.MAXIMUM_LIMIT, "limit is between 1 and " + EventQuery.MAXIMUM_LIMIT);
        List<HistoryEntry> entries = new ArrayList<>();
        long after = afterVersion;
        List<HistoryRow> piece;
        int most;
        do {
            long place = after;
            int more = limit - entries.size();
            most = more;
            piece = file.read(statements -> history.read(statements, id, place, more));
            entries.addAll(damaged.sound(piece.stream().map(HistoryRow::unread).toList()));
            after = piece.isEmpty() ? after : piece.get(piece.size() - 1).version();
        } while (entries.size() < limit && piece.size() == most);
        return entries;
    }

    /** Asked once more when some turn out to be damaged, so that they take no other's place. */
    @Override
    public List<Event> due(Instant now, int limit) {
        int known;
        List<Event> due;
        do {
            known = damaged.count();
            int most = limit + known;
            due = sound(file.read(statements -> queries.due(statements, now, most)));
        } while (damaged.count() > known);
        return due.subList(0, Math.min(limit, due.size()));
    }

    @Override
    public Optional<Instant> nextDue() {
        return file.read(statements -> queries.nextDue(statements, damaged.count() + 1)).stream()
                .filter(next -> !damaged.holds(next.id()))
                .map(NextDue::at)
                .findFirst();
    }

    @Override
    public List<EventId> inFlight() {
        List<String> all = file.read(queries::inFlight);
        all.stream().filter(id -> !EventId.isWellFormed(id)).forEach(damaged::add);
        return all.stream().filter(EventId::isWellFormed).map(EventId::new).toList();
    }

    @Override
    public Set<String> damaged() {
        return damaged.ids();
    }

    @Override
    public Set<String> damagedBesides() {
        return damaged.besides();
    }

    private List<Event> sound(List<EventRow> found) {
        return damaged.sound(found, EventRow::id, rows::event);
    }

    @Override
    public List<Finished> untouchedSince(Instant moment, int limit) {
        List<Finished> all =
                new ArrayList<>(finished(limit, (statements, most) -> finished.over(statements, moment, most)));
        all.addAll(finished(limit - all.size(), (statements, most) -> finished.deleted(statements, moment, most)));
        return all;
    }

    /** Finds up to so many of what is over. */
    private interface Finding {
        List<Over> upTo(Statements statements, int most) throws SQLException;
    }

    /** Asked for more until there are enough: those that stay because they are damaged take no other's place. */
    private List<Finished> finished(int limit, Finding finding) {
        List<Over> found;
        List<Finished> sound = List.of();
        int most = 0;
        do {
            int more = most + limit;
            most = more;
            found = file.read(statements -> finding.upTo(statements, more));
            sound = found.stream()
                    .flatMap(each -> whole(each).stream())
                    .limit(limit)
                    .toList();
        } while (sound.size() < limit && found.size() == most);
        return sound;
    }

    /** Only with all of its history: what cannot be understood of that would be let go of unread. */
    private Optional<Finished> whole(Over over) {
        if (!EventId.isWellFormed(over.id())) {
            damaged.add(over.id());
            return Optional.empty();
        }
        List<Event> event = over.event() == null ? List.of() : sound(List.of(over.event()));
        List<HistoryEntry> entries =
                damaged.sound(over.history().stream().map(HistoryRow::unread).toList());
        boolean whole = entries.size() == over.history().size() && (over.event() == null || !event.isEmpty());
        return whole
                ? Optional.of(new Finished(
                        new EventId(over.id()), over.folder(), event.stream().findFirst(), entries))
                : Optional.empty();
    }

    @Override
    public int letGo(List<Finished> past) {
        int gone = file.write(statements -> {
            int removed = 0;
            for (Finished each : past) {
                removed += finished.remove(statements, each) ? 1 : 0;
            }
            return removed;
        });
        if (gone > 0) {
            generation.incrementAndGet();
        }
        return gone;
    }

    @Override
    public List<Gap> gaps() {
        return gaps;
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
