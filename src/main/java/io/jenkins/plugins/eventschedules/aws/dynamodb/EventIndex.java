package io.jenkins.plugins.eventschedules.aws.dynamodb;

import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.text;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.stored.CaseFolding;
import io.jenkins.plugins.eventschedules.stored.Cursor;
import io.jenkins.plugins.eventschedules.stored.Word;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The index that serves a query: the narrowest that has the order asked for.
 *
 * @param partition the attribute by which it finds, and the value that it finds
 * @param sort the attribute by which it orders
 */
record EventIndex(String name, String partition, String value, String sort) {

    /** Sorts after everything that begins with the text before it. */
    private static final String AFTER = "\uFFFF";

    static EventIndex of(EventQuery query) {
        return switch (query.sort()) {
            case START -> byStart(query);
            case END -> all("end", "byEnd");
            case UPDATED -> all("updated", "byUpdated");
            case NAME -> all("name", "byName");
        };
    }

    private static EventIndex byStart(EventQuery query) {
        if (query.owner().isPresent() && !query.owner().get().isEmpty()) {
            return new EventIndex("owner", "owner", query.owner().get(), "byStart");
        }
        return query.statuses().size() == 1
                ? new EventIndex(
                        "status", "status", Word.of(query.statuses().iterator().next()), "byStart")
                : all("start", "byStart");
    }

    private static EventIndex all(String name, String sort) {
        return new EventIndex(name, "kind", EventItem.EVENT, sort);
    }

    QueryRequest request(String table, boolean descending, Optional<Cursor> after, int limit) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("#partition", partition);
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        values.put(":partition", text(value));
        String place = "";
        if (after.isPresent()) {
            names.put("#sort", sort);
            String there = placeOf(after.get());
            values.put(":place", text(descending ? there : there + AFTER));
            place = descending ? " AND #sort < :place" : " AND #sort > :place";
        }
        return QueryRequest.builder()
                .tableName(table)
                .indexName(name)
                .keyConditionExpression("#partition = :partition" + place)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .scanIndexForward(!descending)
                .limit(limit)
                .build();
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
                    case NAME -> CaseFolding.fold(event.plan().name());
                };
        return Cursor.after(event.id().value(), key, query);
    }
}
