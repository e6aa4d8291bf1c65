package io.jenkins.plugins.eventschedules.aws.dynamodb;

import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.text;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is kept of a deleted event, beside its history: who may read that follows from its folder. */
final class Gone {

    /** Stands in the index where events have their status. */
    static final String DELETED = "deleted";

    private Gone() {}

    static Map<String, AttributeValue> key(EventId id) {
        return Map.of("pk", text(id.value()), "sk", text("gone"));
    }

    /**
     * @param event the item that is deleted
     * @param entry the last of its history, which is still to be told
     */
    static Map<String, AttributeValue> item(EventId id, Map<String, AttributeValue> event, HistoryEntry entry) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(key(id));
        item.put("status", text(DELETED));
        item.put("byStart", event.get("byStart"));
        item.put("folder", event.get("folder"));
        item.put("byUpdated", text(EventItem.updated(entry.at(), id, entry.version())));
        item.putAll(Untold.MARK);
        Untold.copyPlace(event, item);
        return item;
    }
}
