package io.jenkins.plugins.eventschedules.lifecycle;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.BadCursorException;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventPage;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import io.jenkins.plugins.eventschedules.lifecycle.port.IdempotencyKey;
import io.jenkins.plugins.eventschedules.lifecycle.port.KeyReusedException;
import io.jenkins.plugins.eventschedules.lifecycle.port.TrackRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A store that forgets, for tests of what stands before it. */
public final class InMemoryEventStore implements EventStore {

    private final Map<EventId, Event> events = new TreeMap<>();
    private final Map<EventId, List<HistoryEntry>> histories = new HashMap<>();
    private final Map<EventId, String> folders = new HashMap<>();
    private final Map<List<String>, Made> made = new HashMap<>();
    private long generation;

    private record Made(String fingerprint, EventId event) {}

    @Override
    public synchronized Event create(Change change, Optional<IdempotencyKey> key) {
        Optional<Event> earlier = key.flatMap(this::created);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Event event = change.after();
        if (event.version() != 1 || histories.containsKey(event.id())) {
            throw new IllegalArgumentException("a new event has a new id and version 1");
        }
        write(change);
        key.ifPresent(k -> made.put(List.of(k.owner(), k.key()), new Made(k.fingerprint(), event.id())));
        return event;
    }

    @Override
    public synchronized List<Event> createSeries(List<Change> changes, Optional<IdempotencyKey> key) {
        List<Event> earlier = key.map(this::createdSeries).orElse(List.of());
        if (!earlier.isEmpty()) {
            return earlier;
        }
        create(changes.get(0), key);
        changes.stream().skip(1).forEach(change -> create(change, Optional.empty()));
        return changes.stream().map(Change::after).toList();
    }

    @Override
    public synchronized List<Event> createdSeries(IdempotencyKey key) {
        Optional<String> series = created(key).flatMap(event -> event.origin().series());
        return events.values().stream()
                .filter(event -> series.isPresent() && event.origin().series().equals(series))
                .sorted(Comparator.comparing(event -> event.plan().window().start()))
                .toList();
    }

    @Override
    public synchronized Optional<Event> created(IdempotencyKey key) {
        Made earlier = made.get(List.of(key.owner(), key.key()));
        if (earlier == null) {
            return Optional.empty();
        }
        if (!earlier.fingerprint().equals(key.fingerprint())) {
            throw new KeyReusedException();
        }
        return find(earlier.event());
    }

    @Override
    public synchronized Collection<EventId> commit(List<Change> changes) {
        List<EventId> changed = new ArrayList<>();
        for (Change change : changes) {
            Event before = events.get(change.after().id());
            if (before != null && before.version() == change.after().version() - 1) {
                write(change);
                changed.add(before.id());
            }
        }
        return changed;
    }

    @Override
    public synchronized boolean delete(EventId id, HistoryEntry entry) {
        Event before = events.get(id);
        if (before == null || before.version() != entry.version() - 1) {
            return false;
        }
        events.remove(id);
        histories.get(id).add(entry);
        generation++;
        return true;
    }

    private void write(Change change) {
        Event event = change.after();
        String folder = folders.computeIfAbsent(event.id(), id -> event.origin().folder());
        events.put(event.id(), event.movedTo(folder));
        List<HistoryEntry> history = histories.computeIfAbsent(event.id(), id -> new ArrayList<>());
        change.entry().ifPresent(history::add);
        generation++;
    }

    @Override
    public synchronized Optional<Event> find(EventId id) {
        return Optional.ofNullable(events.get(id));
    }

    @Override
    public synchronized EventPage list(EventQuery query) {
        Comparator<Event> order = Comparator.comparing((Event event) -> place(query, event));
        Optional<String> after = query.cursor().map(cursor -> decode(query, cursor));
        List<Event> rest = events.values().stream()
                .filter(event -> matches(query, event))
                .sorted(query.descending() ? order.reversed() : order)
                .filter(event -> after.isEmpty()
                        || (query.descending() ? -1 : 1) * place(query, event).compareTo(after.get()) > 0)
                .toList();
        List<Event> page = rest.stream().limit(query.limit()).toList();
        return new EventPage(
                page,
                rest.size() > page.size() ? Optional.of(encode(query, page.get(page.size() - 1))) : Optional.empty());
    }

    private static boolean matches(EventQuery query, Event event) {
        var window = event.plan().window();
        var target = event.plan().target();
        return (query.statuses().isEmpty() || query.statuses().contains(event.status()))
                && query.from().map(from -> window.end().isAfter(from)).orElse(true)
                && query.to().map(to -> window.start().isBefore(to)).orElse(true)
                && query.text().map(text -> holds(event, text)).orElse(true)
                && query.owner().map(event.owner()::equals).orElse(true)
                && query.targetType().map(type -> target.type() == type).orElse(true)
                && query.targetName().map(target.name()::equals).orElse(true)
                && query.folders().hold(event.origin().folder())
                && query.series()
                        .map(id -> event.origin().series().equals(Optional.of(id)))
                        .orElse(true);
    }

    private static boolean holds(Event event, String text) {
        String words = event.plan().name() + "\n" + event.plan().notes();
        return words.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    /** Where the event stands in the order of the query, as a text that sorts likewise. */
    private static String place(EventQuery query, Event event) {
        String key =
                switch (query.sort()) {
                    case START -> millis(event.plan().window().start());
                    case END -> millis(event.plan().window().end());
                    case UPDATED -> millis(event.updatedAt());
                    case NAME -> event.plan().name();
                    case OWNER -> event.owner();
                    case STATUS ->
                        event.status().ordinal() + millis(event.plan().window().start());
                };
        return key + "\0" + event.id();
    }

    private static String millis(Instant instant) {
        return String.format(Locale.ROOT, "%020d", instant.toEpochMilli());
    }

    private static String encode(EventQuery query, Event last) {
        byte[] bytes = (order(query) + place(query, last)).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String decode(EventQuery query, String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith(order(query)) && text.contains("\0")) {
                return text.substring(order(query).length());
            }
        } catch (IllegalArgumentException e) {
            // Not of our making, like a cursor of another order.
        }
        throw new BadCursorException();
    }

    private static String order(EventQuery query) {
        return query.sort() + (query.descending() ? "-" : "+");
    }

    @Override
    public synchronized Map<Status, Long> counts(Folders some) {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        events.values().stream()
                .filter(event -> some.hold(event.origin().folder()))
                .forEach(event -> counts.merge(event.status(), 1L, Long::sum));
        return counts;
    }

    @Override
    public synchronized Set<String> folders() {
        return events.values().stream().map(event -> event.origin().folder()).collect(Collectors.toSet());
    }

    @Override
    public synchronized Optional<String> folder(EventId id) {
        return Optional.ofNullable(folders.get(id));
    }

    @Override
    public synchronized void relocate(String folder, String to) {
        Map<EventId, String> before = Map.copyOf(folders);
        folders.replaceAll((id, name) ->
                name.equals(folder) || name.startsWith(folder + "/") ? to + name.substring(folder.length()) : name);
        events.replaceAll((id, event) -> event.movedTo(folders.get(id)));
        if (!folders.equals(before)) {
            generation++;
        }
    }

    @Override
    public synchronized List<Map<Status, Long>> starts(List<Instant> bounds, Folders some) {
        List<Map<Status, Long>> counts = new ArrayList<>();
        for (int i = 1; i < bounds.size(); i++) {
            Instant from = bounds.get(i - 1);
            Instant to = bounds.get(i);
            Map<Status, Long> count = new EnumMap<>(Status.class);
            events.values().stream()
                    .filter(event -> some.hold(event.origin().folder()))
                    .filter(event -> !event.plan().window().start().isBefore(from)
                            && event.plan().window().start().isBefore(to))
                    .forEach(event -> count.merge(event.status(), 1L, Long::sum));
            counts.add(count);
        }
        return counts;
    }

    @Override
    public synchronized List<TrackRecord> trackRecords(Folders some, int outcomes, int latest) {
        Map<String, List<Event>> targets = events.values().stream()
                .filter(event -> some.hold(event.origin().folder()))
                .collect(Collectors.groupingBy(event -> event.plan().target().name() + "\0"
                        + event.plan().target().type()));
        return targets.values().stream()
                .sorted(Comparator.comparing((List<Event> each) -> -each.size())
                        .thenComparing(each -> each.get(0).plan().target().name()))
                .map(each -> trackRecord(each, outcomes, latest))
                .toList();
    }

    private static TrackRecord trackRecord(List<Event> all, int outcomes, int latest) {
        var target = all.get(0).plan().target();
        List<Event> atRest = all.stream()
                .filter(event -> event.status().isAtRest())
                .sorted(Comparator.comparing(
                                (Event event) -> event.plan().window().start())
                        .thenComparing(Event::id)
                        .reversed())
                .toList();
        return new TrackRecord(
                target.type(),
                target.name(),
                all.size(),
                atRest.stream()
                        .limit(outcomes)
                        .map(event -> new TrackRecord.Outcome(
                                event.status(),
                                event.preroll().flatMap(PhaseRun::took),
                                event.postroll().flatMap(PhaseRun::took)))
                        .toList(),
                atRest.stream()
                        .limit(latest)
                        .map(event -> new TrackRecord.Brief(
                                event.id(),
                                event.plan().name(),
                                event.status(),
                                event.plan().window().start()))
                        .toList());
    }

    @Override
    public synchronized List<HistoryEntry> history(EventId id, long afterVersion, int limit) {
        return histories.getOrDefault(id, List.of()).stream()
                .filter(entry -> entry.version() > afterVersion)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Event> due(Instant now, int limit) {
        return clocked()
                .filter(event -> !Lifecycle.dueAt(event).orElseThrow().isAfter(now))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<Instant> nextDue() {
        return clocked().findFirst().flatMap(Lifecycle::dueAt);
    }

    private Stream<Event> clocked() {
        return events.values().stream()
                .filter(event -> Lifecycle.dueAt(event).isPresent())
                .sorted(Comparator.comparing(event -> Lifecycle.dueAt(event).orElseThrow()));
    }

    @Override
    public synchronized List<EventId> inFlight() {
        return events.values().stream()
                .filter(event -> event.status().isInFlight())
                .map(Event::id)
                .toList();
    }

    @Override
    public synchronized long generation() {
        return generation;
    }
}
