package io.jenkins.plugins.eventschedules.aws.dynamodb;

import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.text;

import io.jenkins.plugins.eventschedules.event.EventId;
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

    /** @param event the item that is deleted */
    static Map<String, AttributeValue> item(EventId id, Map<String, AttributeValue> event) {
        return Map.of(
                "pk", text(id.value()),
                "sk", text("gone"),
                "status", text(DELETED),
                "byStart", event.get("byStart"),
                "folder", event.get("folder"));
    }
}
