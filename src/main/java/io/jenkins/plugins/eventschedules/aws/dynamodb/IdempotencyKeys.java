package io.jenkins.plugins.eventschedules.aws.dynamodb;

import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.number;
import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.text;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.port.IdempotencyKey;
import io.jenkins.plugins.eventschedules.lifecycle.port.KeyReusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Which create made which event, for as long as a client may still repeat it. */
final class IdempotencyKeys {

    /** Longer than any client retries. */
    static final Duration KEPT = Duration.ofHours(48);

    private final Table table;
    private final InstantSource clock;

    IdempotencyKeys(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /** What is remembered of a key; DynamoDB removes it some time after it is too old. */
    record Remembered(List<EventId> events, Instant at) {

        EventId first() {
            return events.get(0);
        }
    }

    /** @throws KeyReusedException when the key was used for another request */
    Optional<Remembered> find(IdempotencyKey key) {
        Optional<Map<String, AttributeValue>> item = table.get(place(key));
        Optional<Remembered> remembered = item.map(found -> new Remembered(
                        found.get("events").l().stream()
                                .map(id -> new EventId(id.s()))
                                .toList(),
                        Instant.ofEpochMilli(number(found, "createdAt"))))
                .filter(found -> found.at().isAfter(clock.instant().minus(KEPT)));
        if (remembered.isPresent() && !text(item.orElseThrow(), "fingerprint").equals(key.fingerprint())) {
            throw new KeyReusedException();
        }
        return remembered;
    }

    /** @param gone the first event that this key made and that is deleted by now: its key is free */
    TransactWriteItem remember(IdempotencyKey key, List<EventId> events, Optional<EventId> gone) {
        Instant now = clock.instant();
        Map<String, AttributeValue> item = new LinkedHashMap<>(place(key));
        item.put("fingerprint", text(key.fingerprint()));
        item.put("event", text(events.get(0).value()));
        item.put(
                "events",
                AttributeValue.fromL(events.stream().map(id -> text(id.value())).toList()));
        item.put("createdAt", number(now.toEpochMilli()));
        item.put("expires", number(now.plus(KEPT).plus(Duration.ofHours(1)).getEpochSecond()));
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table.name())
                        .item(item)
                        .conditionExpression("attribute_not_exists(#pk) OR #createdAt <= :oldest OR #event = :gone")
                        .expressionAttributeNames(Map.of("#pk", "pk", "#createdAt", "createdAt", "#event", "event"))
                        .expressionAttributeValues(Map.of(
                                ":oldest",
                                number(now.minus(KEPT).toEpochMilli()),
                                ":gone",
                                text(gone.map(EventId::value).orElse("none"))))
                        .build())
                .build();
    }

    private static Map<String, AttributeValue> place(IdempotencyKey key) {
        return Map.of("pk", text("key#" + key.owner() + "#" + key.key()), "sk", text("key"));
    }
}
