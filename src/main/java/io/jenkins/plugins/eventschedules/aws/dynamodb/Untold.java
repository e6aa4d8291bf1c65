package io.jenkins.plugins.eventschedules.aws.dynamodb;

import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.number;
import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.text;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.stored.Damaged;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Events of whose history something does not stand in the {@link Log} yet. Whoever writes an entry marks the event in the
 * same write, the state machine too, and only those that are marked are in the index {@code untold}: finding them costs
 * what they are, however large the table is.
 */
final class Untold {

    /** On an event since it got an entry, until that stands in the log. */
    static final Map<String, AttributeValue> MARK = Map.of("untold", text("event"));

    private static final int PAGE = 50;

    private final Table table;
    private final Damaged damaged;

    Untold(Table table, Damaged damaged) {
        this.table = table;
        this.damaged = damaged;
    }

    /** How far the history of what was deleted is told stays known. */
    static void copyPlace(Map<String, AttributeValue> event, Map<String, AttributeValue> gone) {
        Optional.ofNullable(event.get("told")).ifPresent(told -> gone.put("told", told));
    }

    /**
     * Something to tell of one event.
     *
     * @param item as it was read: where it is marked
     * @param told up to which version its history stands in the log; absent when nobody has looked at it yet
     * @param upTo up to which version it does when these entries do
     */
    record Piece(Map<String, AttributeValue> item, OptionalLong told, List<HistoryEntry> entries, long upTo) {}

    /** The keys of those marked, the one that has waited longest first. */
    List<Map<String, AttributeValue>> keys() {
        return table
                .query(QueryRequest.builder()
                        .tableName(table.name())
                        .indexName("untold")
                        .keyConditionExpression("#untold = :event")
                        .expressionAttributeNames(Map.of("#untold", "untold"))
                        .expressionAttributeValues(Map.of(":event", MARK.get("untold")))
                        .limit(PAGE)
                        .build())
                .items()
                .stream()
                .map(Table::keyOf)
                .toList();
    }

    /**
     * What is to tell of an event, in order.
     *
     * @param since of an event whose history is in no log yet, nothing older than this is told
     * @return empty when it is not marked, or not there, any more: the index follows the table a little later
     */
    Optional<Piece> piece(Map<String, AttributeValue> key, Instant since) {
        Optional<Map<String, AttributeValue>> item = table.get(key).filter(found -> found.containsKey("untold"));
        if (item.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(understood(item.get(), since));
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            // It stays marked, and keeps no other from being told.
            damaged.add("history of the event " + text(key, "pk") + ", which is told to nobody", e);
            return Optional.empty();
        }
    }

    private Piece understood(Map<String, AttributeValue> item, Instant since) {
        EventId id = new EventId(text(item, "pk"));
        OptionalLong told = item.containsKey("told") ? OptionalLong.of(number(item, "told")) : OptionalLong.empty();
        long first = told.orElse(0) + 1;
        List<HistoryEntry> entries = Stream.concat(
                        table.all(HistoryItem.from(first, id, table.name()).build()).stream()
                                .map(each -> HistoryItem.read(id, each)),
                        HistoryItem.recent(id, item).stream()
                                .map(entry -> entry.reading().get()))
                .filter(entry -> entry.version() >= first)
                .sorted(Comparator.comparingLong(HistoryEntry::version))
                .toList();
        long upTo =
                entries.isEmpty() ? first - 1 : entries.get(entries.size() - 1).version();
        List<HistoryEntry> wanted = entries.stream()
                .filter(entry -> told.isPresent() || !entry.at().isBefore(since))
                .toList();
        return new Piece(item, told, wanted, upTo);
    }

    /**
     * Says how far the history stands in the log. It holds only while nobody else said so and nothing else happened to
     * the event.
     *
     * @param last up to which version
     * @param all whether nothing is left to tell
     */
    TransactWriteItem say(Piece piece, long last, boolean all) {
        Map<String, AttributeValue> item = piece.item();
        UpdateOf update = new UpdateOf(table.name(), Table.keyOf(item))
                .set("told", number(last))
                .requireSame("byUpdated", item)
                .requireSame("version", item)
                .requireSame("told", item)
                .quietly();
        if (all) {
            update.remove("untold");
        }
        return update.action();
    }
}
