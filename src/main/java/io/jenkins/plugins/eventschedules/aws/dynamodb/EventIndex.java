package io.jenkins.plugins.eventschedules.aws.dynamodb;

import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.text;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.stored.CaseFolding;
import io.jenkins.plugins.eventschedules.stored.Cursor;
import io.jenkins.plugins.eventschedules.stored.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * An index that serves a query: the narrowest that has the order asked for.
 *
 * @param partition the attribute by which it finds, and the value that it finds
 * @param sort the attribute by which it orders
 */
record EventIndex(String name, String partition, String value, String sort) {

    /** Sorts after everything that begins with the text before it. */
    private static final String AFTER = "\uFFFF";

    /** One after the other: several only in the order of the status. */
    static List<EventIndex> of(EventQuery query) {
        return switch (query.sort()) {
            case START -> List.of(byStart(query));
            case END -> List.of(all("end", "byEnd"));
            case UPDATED -> List.of(all("updated", "byUpdated"));
            case NAME -> List.of(all("name", "byName"));
            case OWNER -> List.of(all("owners", "byOwner"));
            case STATUS -> byStatus(query);
        };
    }

    private static EventIndex byStart(EventQuery query) {
        if (query.series().isPresent() && !query.series().get().isEmpty()) {
            return new EventIndex("series", "series", query.series().get(), "byStart");
        }
        if (query.owner().isPresent() && !query.owner().get().isEmpty()) {
            return new EventIndex("owner", "owner", query.owner().get(), "byStart");
        }
        return query.statuses().size() == 1
                ? inStatus(query.statuses().iterator().next())
                : all("start", "byStart");
    }

    private static List<EventIndex> byStatus(EventQuery query) {
        List<EventIndex> indexes = new ArrayList<>();
        for (Status status : Status.values()) {
            if (query.statuses().isEmpty() || query.statuses().contains(status)) {
                indexes.add(inStatus(status));
            }
        }
        if (query.descending()) {
            Collections.reverse(indexes);
        }
        return indexes;
    }

    static EventIndex inStatus(Status status) {
        return new EventIndex("status", "status", Word.of(status), "byStart");
    }

    private static EventIndex all(String name, String sort) {
        return new EventIndex(name, "kind", EventItem.EVENT, sort);
    }

    /** From the place where the page before stopped, and no further than the query's window lets events be. */
    QueryRequest request(String table, EventQuery query, Optional<Cursor> after, int limit) {
        Optional<String> low = lowest(query, after);
        Optional<String> high = highest(query, after);
        Map<String, String> names = new LinkedHashMap<>();
        names.put("#partition", partition);
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        values.put(":partition", text(value));
        low.ifPresent(bound -> values.put(":low", text(bound)));
        high.ifPresent(bound -> values.put(":high", text(bound)));
        String bounds = low.isPresent() && high.isPresent()
                ? " AND #sort BETWEEN :low AND :high"
                : low.isPresent() ? " AND #sort > :low" : high.isPresent() ? " AND #sort < :high" : "";
        if (!bounds.isEmpty()) {
            names.put("#sort", sort);
        }
        return QueryRequest.builder()
                .tableName(table)
                .indexName(name)
                .keyConditionExpression("#partition = :partition" + bounds)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .scanIndexForward(!query.descending())
                .limit(limit)
                .build();
    }

    /** No event's own place, so that it does not matter whether it is included. */
    private Optional<String> lowest(EventQuery query, Optional<Cursor> after) {
        if (query.descending()) {
            // The place where a page stopped is an event's own: it could not be left out beside another bound.
            return after.isPresent() ? Optional.empty() : earliestEnd(query);
        }
        return Stream.concat(after.stream().map(place -> placeOf(place) + AFTER), earliestEnd(query).stream())
                .max(Comparator.naturalOrder());
    }

    private Optional<String> highest(EventQuery query, Optional<Cursor> after) {
        return Stream.concat(
                        after.filter(place -> query.descending()).stream().map(EventIndex::placeOf),
                        latestStart(query).stream())
                .min(Comparator.naturalOrder());
    }

    private Optional<String> earliestEnd(EventQuery query) {
        return sort.equals("byEnd") ? query.from().map(Millis::sortable) : Optional.empty();
    }

    private Optional<String> latestStart(EventQuery query) {
        return sort.equals("byStart")
                ? query.to().map(to -> Millis.sortable(Instant.ofEpochMilli(Millis.notBefore(to))))
                : Optional.empty();
    }

    private static String placeOf(Cursor cursor) {
        return cursor.value() instanceof Long millis
                ? EventItem.sorted(Instant.ofEpochMilli(millis), cursor.id())
                : EventItem.sorted(cursor.key(), cursor.id());
    }

    /** The place of an event in a query's order. */
    static Cursor after(Event event, EventQuery query) {
        String key =
                switch (query.sort()) {
                    case START -> Long.toString(Millis.of(event.plan().window().start()));
                    case END -> Long.toString(Millis.of(event.plan().window().end()));
                    case UPDATED -> Long.toString(Millis.of(event.updatedAt()));
                    case OWNER -> event.owner();
                    case STATUS ->
                        Cursor.key(
                                event.status(),
                                Long.toString(Millis.of(event.plan().window().start())));
                    case NAME -> CaseFolding.fold(event.plan().name());
                };
        return Cursor.after(event.id().value(), key, query);
    }
}
