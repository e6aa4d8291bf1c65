package io.jenkins.plugins.eventschedules.aws.dynamodb;

import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.text;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Target;
import io.jenkins.plugins.eventschedules.stored.Word;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Where it stands what an event used. */
final class Kept {

    private Kept() {}

    /** The series, beside the event. */
    static Map<String, AttributeValue> series(EventId id) {
        return Map.of("pk", text(id.value()), "sk", text("insight"));
    }

    /** The figures, among those of the other events of its target, by start. */
    static Map<String, AttributeValue> figures(Event event) {
        String place =
                EventItem.sorted(event.plan().window().start(), event.id().value());
        return Map.of("pk", text(row(event)), "sk", text(place));
    }

    static String row(Event event) {
        Target target = event.plan().target();
        return "insights#" + Word.of(target.type()) + "#" + target.name();
    }

    /** It goes when the event goes. */
    static List<TransactWriteItem> forget(Event event, String table) {
        return List.of(delete(series(event.id()), table), delete(figures(event), table));
    }

    private static TransactWriteItem delete(Map<String, AttributeValue> key, String table) {
        return TransactWriteItem.builder()
                .delete(Delete.builder().tableName(table).key(key).build())
                .build();
    }
}
