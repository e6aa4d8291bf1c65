package io.jenkins.plugins.eventschedules.aws.dynamodb;

import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.number;
import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.text;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.lifecycle.port.Chronicle.Recorded;
import io.jenkins.plugins.eventschedules.stored.Unread;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Entries of all histories in one row, in a partition of the table. A number says where the row ends; who writes entries
 * moves it in the same transaction, so that of two who write at once one begins again, and no entry ever comes to stand
 * before one that somebody has read.
 */
final class Log {

    private static final String PARTITION = "log";
    private static final String ENTRY = "entry#";
    private static final Map<String, AttributeValue> END = Map.of("pk", text(PARTITION), "sk", text("end"));

    /** Much longer than any receiver is waited for. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Table table;

    Log(Table table) {
        this.table = table;
    }

    /**
     * Where it ends.
     *
     * @param position of the last entry; zero while there is none
     * @param since when it was begun
     */
    record End(long position, Instant since) {}

    Optional<End> end() {
        return table.get(END).map(item -> new End(number(item, "position"), Instant.parse(text(item, "since"))));
    }

    /** Begins it, unless somebody else did. */
    End begin(Instant now) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(END);
        item.put("position", number(0));
        item.put("since", text(now.toString()));
        table.write(List.of(PutOf.first(table.name(), item)));
        return end().orElseThrow();
    }

    /** What appends entries at an end, up to 98 of them: it holds only while that is the end. */
    List<TransactWriteItem> append(End end, List<HistoryEntry> entries, Instant now) {
        List<TransactWriteItem> actions = new ArrayList<>();
        actions.add(new UpdateOf(table.name(), END)
                .set("position", number(end.position() + entries.size()))
                .requireSame("position", Map.of("position", number(end.position())))
                .action());
        for (int i = 0; i < entries.size(); i++) {
            HistoryEntry entry = entries.get(i);
            Map<String, AttributeValue> item = new LinkedHashMap<>();
            item.put("pk", text(PARTITION));
            item.put("sk", text(sortKey(end.position() + 1 + i)));
            item.putAll(HistoryItem.content(entry));
            item.put("event", text(entry.event().value()));
            item.put("position", number(end.position() + 1 + i));
            item.put("expires", number(now.plus(KEPT).getEpochSecond()));
            actions.add(PutOf.item(table.name(), item));
        }
        return actions;
    }

    /**
     * What stands in a stretch of it.
     *
     * @param reached the position of the last entry, whether anybody can understand it or not
     */
    record Stretch(List<Unread<Recorded>> entries, OptionalLong reached) {}

    Stretch after(long position, int limit) {
        List<Map<String, AttributeValue>> items = table.query(QueryRequest.builder()
                        .tableName(table.name())
                        .keyConditionExpression("#pk = :log AND #sk BETWEEN :first AND :last")
                        .expressionAttributeNames(Map.of("#pk", "pk", "#sk", "sk"))
                        .expressionAttributeValues(Map.of(
                                ":log",
                                text(PARTITION),
                                ":first",
                                text(sortKey(position + 1)),
                                ":last",
                                text(sortKey(Long.MAX_VALUE))))
                        .consistentRead(true)
                        .limit(limit)
                        .build())
                .items();
        return new Stretch(
                items.stream().map(Log::unread).toList(),
                items.stream().mapToLong(Log::position).max());
    }

    private static Unread<Recorded> unread(Map<String, AttributeValue> item) {
        return new Unread<>(
                text(item, "sk") + " of the log",
                () -> new Recorded(position(item), HistoryItem.read(new EventId(text(item, "event")), item)));
    }

    /** Where it stands and not what it says of that. */
    private static long position(Map<String, AttributeValue> item) {
        String place = text(item, "sk").substring(ENTRY.length());
        return place.matches("[0-9]{19}") ? Long.parseLong(place) : 0;
    }

    private static String sortKey(long position) {
        return String.format("%s%019d", ENTRY, position);
    }
}
