package io.jenkins.plugins.eventschedules.aws.dynamodb;

import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.number;
import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.optionalText;
import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.text;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.stored.Unread;
import io.jenkins.plugins.eventschedules.stored.Word;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Entries of a history. Those of people are items of their own. The state machine notes its own few on the event
 * ({@code recent}), so that it writes once and on one condition; they become items when the event is deleted.
 */
final class HistoryItem {

    private static final String PREFIX = "history#";

    private HistoryItem() {}

    static String sortKey(long version) {
        return String.format("%s%012d", PREFIX, version);
    }

    /** After every entry's sort key. */
    private static String last() {
        return PREFIX + "~";
    }

    static Map<String, AttributeValue> write(HistoryEntry entry) {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        item.put("pk", text(entry.event().value()));
        item.put("sk", text(sortKey(entry.version())));
        item.putAll(content(entry));
        return item;
    }

    /** All that it says, wherever it stands. */
    static Map<String, AttributeValue> content(HistoryEntry entry) {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        item.put("version", number(entry.version()));
        item.put("revision", number(entry.revision()));
        item.put("at", text(entry.at().toString()));
        item.put("actor", text(entry.actor().name()));
        item.put("actorKind", text(Word.of(entry.actor().kind())));
        item.put("happening", text(Word.of(entry.happening())));
        entry.from().ifPresent(from -> item.put("from", text(Word.of(from))));
        item.put("to", text(Word.of(entry.to())));
        item.put("message", text(entry.message()));
        return item;
    }

    static Unread<HistoryEntry> unread(EventId event, Map<String, AttributeValue> item) {
        String place = optionalText(item, "sk").map(key -> "entry " + key).orElse("latest entry");
        return new Unread<>(place + " in the history of " + event, () -> read(event, item));
    }

    static HistoryEntry read(EventId event, Map<String, AttributeValue> item) {
        return new HistoryEntry(
                event,
                number(item, "version"),
                number(item, "revision"),
                Instant.parse(text(item, "at")),
                optionalText(item, "actorKind")
                        .map(kind -> new Actor(Word.in(Actor.Kind.class, kind), text(item, "actor")))
                        .orElseGet(() -> Actor.runner(text(item, "actor"))),
                Word.in(Happening.class, text(item, "happening")),
                optionalText(item, "from").map(from -> Word.in(Status.class, from)),
                Word.in(Status.class, text(item, "to")),
                text(item, "message"));
    }

    /** Finds those of an event from a version on. Nothing that was written before is missing. */
    static QueryRequest.Builder from(long version, EventId event, String table) {
        return QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("#pk = :id AND #sk BETWEEN :first AND :last")
                .expressionAttributeNames(Map.of("#pk", "pk", "#sk", "sk"))
                .expressionAttributeValues(
                        Map.of(":id", text(event.value()), ":first", text(sortKey(version)), ":last", text(last())))
                .consistentRead(true);
    }

    /** What the state machine noted on an event. */
    static List<Unread<HistoryEntry>> recent(EventId event, Map<String, AttributeValue> item) {
        return item.containsKey("recent")
                ? item.get("recent").l().stream()
                        .map(entry -> unread(event, entry.m()))
                        .toList()
                : List.of();
    }
}
