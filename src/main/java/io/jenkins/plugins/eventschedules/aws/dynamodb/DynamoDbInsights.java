package io.jenkins.plugins.eventschedules.aws.dynamodb;

import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.number;
import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.text;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Insight;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import io.jenkins.plugins.eventschedules.lifecycle.port.KeptInsights;
import io.jenkins.plugins.eventschedules.stored.Damaged;
import io.jenkins.plugins.eventschedules.stored.InsightText;
import io.jenkins.plugins.eventschedules.stored.Unread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * What the events of a table used: the series beside the event, and its figures in the row of its target, so that
 * comparing reads no more than what is compared.
 */
public final class DynamoDbInsights implements KeptInsights {

    private static final int PAGE = 50;

    private final Table table;
    private final InsightText texts = new InsightText("the table", "");
    private final Damaged damaged;

    /**
     * Places in the index of the latest changes, each of one version of an event, for which nothing is owed. Only those of
     * the last days are remembered; a new process reads them once.
     */
    private final Set<String> settled = ConcurrentHashMap.newKeySet();

    public DynamoDbInsights(DynamoDbClient client, String table, Damaged damaged) {
        this.table = new Table(client, table);
        this.damaged = damaged;
    }

    @Override
    public boolean keeps() {
        return true;
    }

    @Override
    public void keep(EventId id, Insight insight) {
        Optional<Map<String, AttributeValue>> event = table.get(EventItem.key(id));
        if (event.isEmpty()) {
            return;
        }
        Map<String, AttributeValue> series = new LinkedHashMap<>(Kept.series(id));
        series.put("content", Packed.of(texts.series(insight)));
        Map<String, AttributeValue> figures = new LinkedHashMap<>(Kept.figures(EventItem.read(event.get())));
        figures.put("event", text(id.value()));
        figures.put("version", number(insight.version()));
        figures.put("simulated", AttributeValue.fromBool(insight.simulated()));
        figures.put("figures", text(texts.figures(insight)));
        // A deletion just now conflicts with the first part: then nothing is left behind.
        table.write(List.of(
                new UpdateOf(table.name(), EventItem.key(id))
                        .set("insight", number(insight.version()))
                        .requireSame("pk", event.get())
                        .quietly()
                        .action(),
                PutOf.item(table.name(), series),
                PutOf.item(table.name(), figures)));
    }

    @Override
    public Optional<Insight> of(EventId id) {
        return table.get(Kept.series(id))
                .flatMap(item -> damaged.understood(new Unread<>(
                        "insights of the event " + id,
                        () -> texts.series(id, () -> Packed.text(item.get("content"))))));
    }

    @Override
    public List<Earlier> earlier(Event event, boolean simulated, Folders folders, int limit) {
        List<Earlier> earlier = new ArrayList<>();
        Optional<Map<String, AttributeValue>> place = Optional.empty();
        do {
            QueryRequest.Builder request = before(event);
            place.ifPresent(request::exclusiveStartKey);
            var page = table.query(request.build());
            earlier.addAll(among(page.items(), event, simulated, folders));
            place = page.lastEvaluatedKey().isEmpty() ? Optional.empty() : Optional.of(page.lastEvaluatedKey());
        } while (place.isPresent() && earlier.size() < limit);
        return earlier.stream().limit(limit).toList();
    }

    private QueryRequest.Builder before(Event event) {
        return QueryRequest.builder()
                .tableName(table.name())
                .keyConditionExpression("#pk = :target AND #sk < :start")
                .expressionAttributeNames(Map.of("#pk", "pk", "#sk", "sk"))
                .expressionAttributeValues(Map.of(
                        ":target",
                        text(Kept.row(event)),
                        ":start",
                        text(Millis.sortable(event.plan().window().start()))))
                .scanIndexForward(false)
                .limit(PAGE);
    }

    /** Name and folder are those that the events have now. */
    private List<Earlier> among(
            List<Map<String, AttributeValue>> rows, Event than, boolean simulated, Folders folders) {
        List<Row> wanted = damaged
                .sound(rows.stream().map(DynamoDbInsights::unread).toList())
                .stream()
                .filter(row -> row.simulated() == simulated)
                .filter(row -> !row.figures().equals(InsightText.NO_FIGURES))
                .filter(row -> !row.event().equals(than.id()))
                .toList();
        List<Map<String, AttributeValue>> items = table.getAll(wanted.stream()
                .map(row -> EventItem.key(row.event()))
                .distinct()
                .toList());
        Map<EventId, Event> events = damaged.sound(items, item -> text(item, "pk"), EventItem::read).stream()
                .filter(event -> event.status().isAtRest())
                .filter(event -> folders.hold(event.origin().folder()))
                .collect(Collectors.toMap(Event::id, event -> event));
        return damaged.sound(wanted.stream()
                .filter(row -> events.containsKey(row.event()))
                .map(row -> new Unread<>(row.name(), () -> earlier(events.get(row.event()), row)))
                .toList());
    }

    /** A row of figures, which are not yet understood. */
    private record Row(EventId event, boolean simulated, String figures) {

        String name() {
            return "figures of the event " + event;
        }
    }

    private static Unread<Row> unread(Map<String, AttributeValue> row) {
        return new Unread<>("figures " + text(row, "sk") + " of " + text(row, "pk"), () -> {
            EventId event = new EventId(text(row, "event"));
            if (!text(row, "sk").endsWith(event.value())) {
                throw new IllegalArgumentException("in the place of another event");
            }
            return new Row(
                    event, row.get("simulated").bool(), Objects.requireNonNull(text(row, "figures"), "no figures"));
        });
    }

    private Earlier earlier(Event event, Row row) {
        return new Earlier(
                event.id(),
                event.plan().name(),
                event.plan().window().start(),
                event.plan().audience(),
                texts.figures(event.id(), row::figures));
    }

    /** The index tells which version of an event it has, so that each version is looked at once. */
    @Override
    public List<EventId> owed(Instant restingAfter, Instant restingBefore, int limit) {
        Map<String, Map<String, AttributeValue>> changed = new LinkedHashMap<>();
        table.all(within(restingAfter, restingBefore))
                .forEach(item -> changed.put(text(item, "byUpdated"), Table.keyOf(item)));
        settled.retainAll(changed.keySet());
        Map<String, Map<String, AttributeValue>> open = new LinkedHashMap<>(changed);
        open.keySet().removeAll(settled);
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> found = new HashMap<>();
        table.getAll(List.copyOf(open.values())).forEach(item -> found.put(Table.keyOf(item), item));
        List<EventId> owed = new ArrayList<>();
        open.forEach((place, key) -> {
            Optional<Map<String, AttributeValue>> item = Optional.ofNullable(found.get(key));
            // Nothing is owed of what cannot be understood.
            if (item.flatMap(one -> damaged.understood(new Unread<>("event " + text(key, "pk"), () -> owes(one))))
                    .filter(owing -> owing && place.equals(text(item.orElseThrow(), "byUpdated")))
                    .isEmpty()) {
                settled.add(place);
            } else if (owed.size() < limit) {
                owed.add(new EventId(text(key, "pk")));
            }
        });
        return owed;
    }

    private static boolean owes(Map<String, AttributeValue> item) {
        boolean kept = item.containsKey("insight") && number(item, "insight") >= number(item, "version");
        return !kept && EventItem.status(item).isAtRest() && EventId.isWellFormed(text(item, "pk"));
    }

    private QueryRequest within(Instant after, Instant before) {
        return QueryRequest.builder()
                .tableName(table.name())
                .indexName("updated")
                .keyConditionExpression("#kind = :event AND #byUpdated BETWEEN :after AND :before")
                .expressionAttributeNames(Map.of("#kind", "kind", "#byUpdated", "byUpdated"))
                .expressionAttributeValues(Map.of(
                        ":event",
                        text(EventItem.EVENT),
                        ":after",
                        text(EventItem.sorted(after, "~")),
                        ":before",
                        text(EventItem.sorted(before, "~"))))
                .build();
    }
}
