package io.jenkins.plugins.eventschedules.aws.dynamodb;

import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.number;
import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.text;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.stored.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The parts of the transactions that write events. */
final class EventWrites {

    /** What the state machine put there for its own wait; a person's change ends that wait. */
    private static final List<String> OF_THE_WAIT = List.of("waiting", "token", "waitsFor");

    /** The machine's own entries, which stay on the event as they are. */
    private static final int MOST_RECENT = 90;

    private final String table;
    private final EventItem items;

    EventWrites(String table, EventItem items) {
        this.table = table;
        this.items = items;
    }

    List<TransactWriteItem> create(Change change) {
        Map<String, AttributeValue> item =
                new LinkedHashMap<>(EventItem.key(change.after().id()));
        item.putAll(items.writeNew(change.after()));
        item.putAll(told(change));
        List<TransactWriteItem> actions = new ArrayList<>();
        actions.add(PutOf.first(table, item));
        change.entry().ifPresent(entry -> actions.add(append(entry)));
        return actions;
    }

    List<TransactWriteItem> change(Change change) {
        List<TransactWriteItem> actions = new ArrayList<>();
        actions.add(TransactWriteItem.builder().update(update(change)).build());
        change.entry().ifPresent(entry -> actions.add(append(entry)));
        return actions;
    }

    /** @param item the event as it was read at the version before the entry's */
    List<TransactWriteItem> delete(EventId id, Map<String, AttributeValue> item, HistoryEntry entry) {
        List<TransactWriteItem> actions = new ArrayList<>();
        actions.add(TransactWriteItem.builder()
                .delete(Delete.builder()
                        .tableName(table)
                        .key(EventItem.key(id))
                        .conditionExpression("#version = :before")
                        .expressionAttributeNames(Map.of("#version", "version"))
                        .expressionAttributeValues(Map.of(":before", number(entry.version() - 1)))
                        .build())
                .build());
        actions.add(append(entry));
        actions.addAll(Kept.forget(EventItem.read(item), table));
        actions.add(PutOf.item(table, Gone.item(id, item, entry)));
        List<HistoryEntry> recent = recent(id, item);
        recent.subList(Math.max(0, recent.size() - MOST_RECENT), recent.size())
                .forEach(one -> actions.add(append(one)));
        return actions;
    }

    /** What cannot be understood of it would be gone with the event. */
    private static List<HistoryEntry> recent(EventId id, Map<String, AttributeValue> item) {
        try {
            return HistoryItem.recent(id, item).stream()
                    .map(entry -> entry.reading().get())
                    .toList();
        } catch (RuntimeException e) {
            throw new StoreException(
                    "The history of the event " + id + " cannot be understood in the table, so the event stays.", e);
        }
    }

    private TransactWriteItem append(HistoryEntry entry) {
        return PutOf.item(table, HistoryItem.write(entry));
    }

    /** The event with what just happened to it, from which the notifications are made. */
    private Map<String, AttributeValue> told(Change change) {
        Map<String, AttributeValue> item = items.write(change.after());
        Optional<HistoryEntry> entry = change.entry();
        item.put("happening", text(entry.map(e -> Word.of(e.happening())).orElse("progress")));
        entry.ifPresent(e -> {
            item.put("message", text(e.message()));
            item.putAll(Untold.MARK);
        });
        return item;
    }

    private Update update(Change change) {
        Event after = change.after();
        Map<String, AttributeValue> item = told(change);
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        StringJoiner set = new StringJoiner(", ", "SET ", "");
        item.forEach((name, value) -> {
            names.put("#" + name, name);
            values.put(":" + name, value);
            set.add("#" + name + " = :" + name);
        });
        StringJoiner remove = new StringJoiner(", ", " REMOVE ", "");
        List<String> gone = new ArrayList<>(OF_THE_WAIT);
        if (!item.containsKey("due")) {
            gone.add("due");
        }
        gone.forEach(name -> {
            names.put("#" + name, name);
            remove.add("#" + name);
        });
        values.put(":before", number(after.version() - 1));
        return Update.builder()
                .tableName(table)
                .key(EventItem.key(after.id()))
                .updateExpression(set + remove.toString())
                .conditionExpression("#version = :before")
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build();
    }
}
