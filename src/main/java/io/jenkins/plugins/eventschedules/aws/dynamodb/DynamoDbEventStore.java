package io.jenkins.plugins.eventschedules.aws.dynamodb;

import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.number;
import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.text;

import io.jenkins.plugins.eventschedules.aws.dynamodb.IdempotencyKeys.Remembered;
import io.jenkins.plugins.eventschedules.aws.phase.EventTags;
import io.jenkins.plugins.eventschedules.aws.phase.Owner;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.Origin;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventPage;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery.Sort;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import io.jenkins.plugins.eventschedules.lifecycle.port.IdempotencyKey;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.lifecycle.port.TrackRecord;
import io.jenkins.plugins.eventschedules.stored.Cursor;
import io.jenkins.plugins.eventschedules.stored.Damaged;
import io.jenkins.plugins.eventschedules.stored.Unread;
import io.jenkins.plugins.eventschedules.stored.Word;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The events of one environment in a DynamoDB table of its own.
 *
 * <p>Three promises of the port are weaker here. Of a list of changes each is a transaction of its own: DynamoDB knows
 * none that leaves some of its parts out. A series of more than 49 events is written in several transactions. And
 * lists, counts and what is due come from indexes that follow the table within a second or so; {@link #find} and
 * {@link #history} never lag. Those that are over are counted once a minute at
 * most.
 */
public final class DynamoDbEventStore implements EventStore {

    private static final int LONGEST_PART = 500;
    private static final int LARGEST_PAGE = 100;
    private static final int MOST_BOUNDS = 1000;

    private final String environment;
    private final Table table;
    private final EventWrites writes;
    private final IdempotencyKeys keys;
    private final FolderItems folders;
    private final Figures figures;
    private final Generation generation;
    private final Counts counts;
    private final Damaged damaged;

    /**
     * @param limits of the environment; the state machine keeps to them too
     * @param damaged what of the table cannot be understood, whoever comes across it
     */
    public DynamoDbEventStore(
            DynamoDbClient client,
            String table,
            String environment,
            Limits limits,
            Damaged damaged,
            InstantSource clock) {
        this.environment = environment;
        this.damaged = damaged;
        this.table = new Table(client, table);
        this.writes = new EventWrites(table, new EventItem(limits, new EventTags(Owner.ofTable(environment, table))));
        this.keys = new IdempotencyKeys(this.table, clock);
        this.folders = new FolderItems(this.table);
        this.figures = new Figures(this.table);
        this.generation = new Generation(this.table);
        this.counts = new Counts(folders, generation, clock);
    }

    @Override
    public Event create(Change change, Optional<IdempotencyKey> key) {
        return create(List.of(change), key, one -> find(one.first()).stream().toList())
                .get(0);
    }

    @Override
    public List<Event> createSeries(List<Change> changes, Optional<IdempotencyKey> key) {
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("a series has events");
        }
        return create(changes, key, this::series);
    }

    @Override
    public List<Event> createdSeries(IdempotencyKey key) {
        return keys.find(key).map(this::series).orElse(List.of());
    }

    @Override
    public Optional<Event> created(IdempotencyKey key) {
        return keys.find(key).flatMap(found -> find(found.first()));
    }

    /** @param stillThere what is left of what a key made; nothing means that the key is free again */
    private List<Event> create(
            List<Change> changes, Optional<IdempotencyKey> key, Function<Remembered, List<Event>> stillThere) {
        changes.forEach(this::requireHere);
        List<EventId> ids = changes.stream().map(change -> change.after().id()).toList();
        while (true) {
            Optional<Remembered> earlier = key.flatMap(keys::find);
            List<Event> made = earlier.map(stillThere).orElse(List.of());
            if (!made.isEmpty()) {
                return made;
            }
            List<TransactWriteItem> actions = new ArrayList<>();
            key.ifPresent(one -> actions.add(keys.remember(one, ids, earlier.map(Remembered::first))));
            changes.forEach(change -> actions.addAll(writes.create(change)));
            if (table.writeInParts(actions)) {
                generation.grow();
                return changes.stream().map(Change::after).toList();
            }
            // Another create with this key was quicker. Without a key it can only be an id, which is in use.
            if (key.isEmpty() || ids.stream().anyMatch(id -> find(id).isPresent())) {
                throw new StoreException("There is an event with one of the ids " + ids + " already.", null);
            }
        }
    }

    private List<Event> series(Remembered made) {
        boolean isSeries =
                find(made.first()).flatMap(event -> event.origin().series()).isPresent();
        return isSeries
                ? made.events().stream().flatMap(id -> find(id).stream()).toList()
                : List.of();
    }

    @Override
    public Collection<EventId> commit(List<Change> changes) {
        changes.forEach(this::requireHere);
        Set<EventId> changed = new LinkedHashSet<>();
        for (Change change : changes) {
            if (table.write(writes.change(change))) {
                generation.grow();
                changed.add(change.after().id());
            }
        }
        return changed;
    }

    @Override
    public boolean delete(EventId id, HistoryEntry entry) {
        if (!entry.event().equals(id)) {
            throw new IllegalArgumentException("an entry tells of its own event");
        }
        Optional<Map<String, AttributeValue>> item = table.get(EventItem.key(id));
        boolean deleted = item.isPresent() && table.write(writes.delete(id, item.get(), entry));
        if (deleted) {
            generation.grow();
            // Those whom a crash leaves here follow nothing that anybody could see.
            table.all(table.under(id.value(), DynamoDbFollowers.PREFIX).build())
                    .forEach(follower -> table.delete(Table.keyOf(follower)));
        }
        return deleted;
    }

    @Override
    public Optional<Event> find(EventId id) {
        return table.get(EventItem.key(id))
                .map(item -> damaged.asked(new Unread<>(id.value(), () -> EventItem.read(item))));
    }

    @Override
    public EventPage list(EventQuery query) {
        Optional<Cursor> after = query.cursor().map(text -> Cursor.of(text, query));
        EventFilter filter = new EventFilter(query);
        List<Event> found = new ArrayList<>();
        for (EventIndex index : EventIndex.of(query)) {
            boolean passed = query.sort() == Sort.STATUS
                    && after.map(place -> !index.value().equals(Word.of(place.status())))
                            .orElse(false);
            if (found.size() <= query.limit() && !(passed && found.isEmpty() && !reached(index, after, query))) {
                read(index, query, passed ? Optional.empty() : after, filter, found);
            }
        }
        boolean more = found.size() > query.limit();
        List<Event> page = more ? found.subList(0, query.limit()) : found;
        return new EventPage(
                page,
                more
                        ? Optional.of(EventIndex.after(page.get(page.size() - 1), query)
                                .text())
                        : Optional.empty());
    }

    /** Whether the list of a status comes after the place where the page before stopped. */
    private static boolean reached(EventIndex index, Optional<Cursor> after, EventQuery query) {
        int here = Word.in(Status.class, index.value()).ordinal();
        int there = after.orElseThrow().status().ordinal();
        return query.descending() ? here < there : here > there;
    }

    /** Adds what an index has of a query, until there is one more than asked for. */
    private void read(
            EventIndex index, EventQuery query, Optional<Cursor> after, EventFilter filter, List<Event> found) {
        Optional<Map<String, AttributeValue>> place = Optional.empty();
        do {
            QueryRequest.Builder request = index.request(table.name(), query, after, LARGEST_PAGE).toBuilder();
            place.ifPresent(request::exclusiveStartKey);
            QueryResponse answer = table.query(request.build());
            events(answer.items()).stream().filter(filter::wants).forEach(found::add);
            place = answer.lastEvaluatedKey().isEmpty() ? Optional.empty() : Optional.of(answer.lastEvaluatedKey());
        } while (place.isPresent() && found.size() <= query.limit());
    }

    @Override
    public Set<String> folders() {
        return folders.names();
    }

    @Override
    public Optional<String> folder(EventId id) {
        return folders.of(id);
    }

    @Override
    public void relocate(String folder, String to) {
        if (!Origin.isFolder(folder) || !Origin.isFolder(to)) {
            throw new IllegalArgumentException("not the full name of a folder");
        }
        if (folders.relocate(folder, to)) {
            generation.grow();
        }
    }

    @Override
    public List<Map<Status, Long>> starts(List<Instant> bounds, Folders some) {
        if (bounds.size() > MOST_BOUNDS) {
            throw new IllegalArgumentException("at most " + MOST_BOUNDS + " bounds");
        }
        return figures.starts(bounds, some);
    }

    @Override
    public List<TrackRecord> trackRecords(Folders some, int outcomes, int latest) {
        List<Event> all = new ArrayList<>();
        for (Status status : Status.values()) {
            all.addAll(events(table.all(folders.inStatus(Word.of(status))).stream()
                    .filter(item -> FolderItems.isIn(some, item))
                    .toList()));
        }
        return figures.trackRecords(all, outcomes, latest);
    }

    @Override
    public Map<Status, Long> counts(Folders some) {
        if (some.equals(Folders.ALL)) {
            return counts.all();
        }
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            long count = folders.count(status, some);
            if (count > 0) {
                counts.put(status, count);
            }
        }
        return counts;
    }

    @Override
    public List<HistoryEntry> history(EventId id, long afterVersion, int limit) {
        if (limit < 1 || limit > LONGEST_PART) {
            throw new IllegalArgumentException("limit is between 1 and " + LONGEST_PART);
        }
        List<HistoryEntry> entries = new ArrayList<>(readOn(
                HistoryItem.from(afterVersion + 1, id, table.name()),
                limit,
                items -> damaged.sound(
                        items.stream().map(item -> HistoryItem.unread(id, item)).toList())));
        List<Unread<HistoryEntry>> noted = table.get(EventItem.key(id))
                .map(item -> HistoryItem.recent(id, item))
                .orElse(List.of());
        damaged.sound(noted).stream()
                .filter(entry -> entry.version() > afterVersion)
                .forEach(entries::add);
        return entries.stream()
                .sorted(Comparator.comparingLong(HistoryEntry::version))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Event> due(Instant now, int limit) {
        return readOn(dueUntil(now), limit, this::events);
    }

    /**
     * Up to so many of what a query finds. It is read on when some turn out to be damaged, so that they take no other's
     * place.
     */
    private <T> List<T> readOn(
            QueryRequest.Builder query, int limit, Function<List<Map<String, AttributeValue>>, List<T>> sound) {
        List<T> all = new ArrayList<>();
        Map<String, AttributeValue> place;
        do {
            QueryResponse answer = table.query(query.limit(limit - all.size()).build());
            all.addAll(sound.apply(answer.items()));
            place = answer.lastEvaluatedKey();
            query.exclusiveStartKey(place);
        } while (!place.isEmpty() && all.size() < limit);
        return all;
    }

    @Override
    public Optional<Instant> nextDue() {
        return table.query(dueUntil(Instant.MAX).limit(damaged.count() + 1).build()).items().stream()
                .filter(item -> !damaged.holds(text(item, "pk")))
                .map(item -> Instant.ofEpochMilli(number(item, "due")))
                .findFirst();
    }

    @Override
    public List<EventId> inFlight() {
        List<String> ids = new ArrayList<>();
        for (Status status : Status.values()) {
            if (status.isInFlight()) {
                table.all(folders.inStatus(Word.of(status))).forEach(item -> ids.add(text(item, "pk")));
            }
        }
        ids.stream().filter(id -> !EventId.isWellFormed(id)).forEach(damaged::add);
        return ids.stream().filter(EventId::isWellFormed).map(EventId::new).toList();
    }

    @Override
    public Set<String> damaged() {
        return damaged.ids();
    }

    @Override
    public Set<String> damagedBesides() {
        return damaged.besides();
    }

    @Override
    public long generation() {
        return generation.now();
    }

    private QueryRequest.Builder dueUntil(Instant moment) {
        return QueryRequest.builder()
                .tableName(table.name())
                .indexName("due")
                .keyConditionExpression("#kind = :event AND #due <= :now")
                .expressionAttributeNames(Map.of("#kind", "kind", "#due", "due"))
                .expressionAttributeValues(Map.of(":event", text(EventItem.EVENT), ":now", number(Millis.of(moment))));
    }

    private List<Event> events(List<Map<String, AttributeValue>> found) {
        return damaged.sound(
                table.getAll(found.stream().map(Table::keyOf).toList()), item -> text(item, "pk"), EventItem::read);
    }

    private void requireHere(Change change) {
        if (!change.after().environment().equals(environment)) {
            throw new IllegalArgumentException("an event stays in its environment");
        }
    }
}
