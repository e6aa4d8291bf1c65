package io.jenkins.plugins.eventschedules.aws.dynamodb;

import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.number;
import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.text;

import io.jenkins.plugins.eventschedules.aws.dynamodb.IdempotencyKeys.Remembered;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventPage;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.IdempotencyKey;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.stored.Cursor;
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
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The events of one environment in a DynamoDB table of its own.
 *
 * <p>Two promises of the port are weaker here. Of a list of changes each is a transaction of its own: DynamoDB knows
 * none that leaves some of its parts out. And lists, counts and what is due come from indexes that follow the table
 * within a second or so; {@link #find} and {@link #history} never lag.
 */
public final class DynamoDbEventStore implements EventStore {

    private static final int LONGEST_PART = 500;
    private static final int LARGEST_PAGE = 100;

    private final String environment;
    private final Table table;
    private final EventItem items;
    private final EventWrites writes;
    private final IdempotencyKeys keys;
    private final Generation generation;

    /** @param limits of the environment; the state machine keeps to them too */
    public DynamoDbEventStore(
            DynamoDbClient client, String table, String environment, Limits limits, InstantSource clock) {
        this.environment = environment;
        this.table = new Table(client, table);
        this.items = new EventItem(limits);
        this.writes = new EventWrites(table, items);
        this.keys = new IdempotencyKeys(this.table, clock);
        this.generation = new Generation(this.table);
    }

    @Override
    public Event create(Change change, Optional<IdempotencyKey> key) {
        requireHere(change);
        while (true) {
            Optional<Remembered> earlier = key.flatMap(keys::find);
            Optional<Event> made = earlier.flatMap(found -> find(found.event()));
            if (made.isPresent()) {
                return made.get();
            }
            List<TransactWriteItem> actions = new ArrayList<>(writes.create(change));
            EventId id = change.after().id();
            key.ifPresent(one -> actions.add(keys.remember(one, id, earlier.map(Remembered::event))));
            if (table.write(actions)) {
                generation.grow();
                return change.after();
            }
            // Another create with this key was quicker. Without a key it can only be the id, which is in use.
            if (key.isEmpty() || find(id).isPresent()) {
                throw new StoreException("There is an event " + id + " already.", null);
            }
        }
    }

    @Override
    public Optional<Event> created(IdempotencyKey key) {
        return keys.find(key).flatMap(found -> find(found.event()));
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
        }
        return deleted;
    }

    @Override
    public Optional<Event> find(EventId id) {
        return table.get(EventItem.key(id)).map(items::read);
    }

    @Override
    public EventPage list(EventQuery query) {
        Optional<Cursor> after = query.cursor().map(text -> Cursor.of(text, query));
        EventFilter filter = new EventFilter(query);
        EventIndex index = EventIndex.of(query);
        List<Event> found = new ArrayList<>();
        Optional<Map<String, AttributeValue>> place = Optional.empty();
        do {
            QueryRequest.Builder request =
                    index.request(table.name(), query.descending(), after, LARGEST_PAGE).toBuilder();
            place.ifPresent(request::exclusiveStartKey);
            QueryResponse answer = table.query(request.build());
            events(answer.items()).stream().filter(filter::wants).forEach(found::add);
            place = answer.lastEvaluatedKey().isEmpty() ? Optional.empty() : Optional.of(answer.lastEvaluatedKey());
        } while (place.isPresent() && found.size() <= query.limit());
        boolean more = found.size() > query.limit();
        List<Event> page = more ? found.subList(0, query.limit()) : found;
        return new EventPage(
                page,
                more
                        ? Optional.of(EventIndex.after(page.get(page.size() - 1), query)
                                .text())
                        : Optional.empty());
    }

    @Override
    public Map<Status, Long> counts() {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            long count = table.count(inStatus(status).build());
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
        QueryResponse told = table.query(QueryRequest.builder()
                .tableName(table.name())
                .keyConditionExpression("#pk = :id AND #sk BETWEEN :first AND :last")
                .expressionAttributeNames(Map.of("#pk", "pk", "#sk", "sk"))
                .expressionAttributeValues(Map.of(
                        ":id",
                        text(id.value()),
                        ":first",
                        text(HistoryItem.sortKey(afterVersion + 1)),
                        ":last",
                        text(HistoryItem.last())))
                .consistentRead(true)
                .limit(limit)
                .build());
        Stream<HistoryEntry> noted = table.get(EventItem.key(id)).stream()
                .flatMap(item -> HistoryItem.recent(id, item).stream())
                .filter(entry -> entry.version() > afterVersion);
        return Stream.concat(told.items().stream().map(item -> HistoryItem.read(id, item)), noted)
                .sorted(Comparator.comparingLong(HistoryEntry::version))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Event> due(Instant now, int limit) {
        return events(table.query(dueUntil(now).limit(limit).build()).items());
    }

    @Override
    public Optional<Instant> nextDue() {
        return table.query(dueUntil(Instant.MAX).limit(1).build()).items().stream()
                .map(item -> Instant.ofEpochMilli(number(item, "due")))
                .findFirst();
    }

    @Override
    public List<EventId> inFlight() {
        List<EventId> ids = new ArrayList<>();
        for (Status status : Status.values()) {
            if (status.isInFlight()) {
                ids.addAll(ids(status));
            }
        }
        return ids;
    }

    @Override
    public long generation() {
        return generation.now();
    }

    private List<EventId> ids(Status status) {
        List<EventId> ids = new ArrayList<>();
        Optional<Map<String, AttributeValue>> place = Optional.empty();
        do {
            QueryRequest.Builder request = inStatus(status);
            place.ifPresent(request::exclusiveStartKey);
            QueryResponse answer = table.query(request.build());
            answer.items().forEach(item -> ids.add(new EventId(text(item, "pk"))));
            place = answer.lastEvaluatedKey().isEmpty() ? Optional.empty() : Optional.of(answer.lastEvaluatedKey());
        } while (place.isPresent());
        return ids;
    }

    private QueryRequest.Builder inStatus(Status status) {
        return QueryRequest.builder()
                .tableName(table.name())
                .indexName("status")
                .keyConditionExpression("#status = :status")
                .expressionAttributeNames(Map.of("#status", "status"))
                .expressionAttributeValues(Map.of(":status", text(Word.of(status))));
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
        return table.getAll(found.stream().map(Table::keyOf).toList()).stream()
                .map(items::read)
                .toList();
    }

    private void requireHere(Change change) {
        if (!change.after().environment().equals(environment)) {
            throw new IllegalArgumentException("an event stays in its environment");
        }
    }
}
