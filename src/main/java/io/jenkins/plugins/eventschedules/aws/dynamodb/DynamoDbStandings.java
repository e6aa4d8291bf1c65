package io.jenkins.plugins.eventschedules.aws.dynamodb;

import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.number;
import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.optionalText;
import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.text;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.port.Standings;
import io.jenkins.plugins.eventschedules.stored.Damaged;
import io.jenkins.plugins.eventschedules.stored.Unread;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The standings of one installation in the table of its events: others that use the table have their own receivers. */
public final class DynamoDbStandings implements Standings {

    /** So long after the end nobody is reminded of it any more. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final Table table;
    private final String installation;
    private final Damaged damaged;

    public DynamoDbStandings(DynamoDbClient client, String table, String installation, Damaged damaged) {
        this.table = new Table(client, table);
        this.installation = installation;
        this.damaged = damaged;
    }

    @Override
    public Optional<Standing> of(String receiver) {
        return table.get(key(receiver))
                .map(item -> new Unread<>("standing of the receiver " + receiver, () -> standing(item)))
                .flatMap(damaged::understood);
    }

    private static Standing standing(Map<String, AttributeValue> item) {
        return new Standing(
                number(item, "position"),
                optionalText(item, "failingSince").map(Instant::parse),
                number(item, "givenUp"),
                optionalText(item, "gaveUpAt").map(Instant::parse));
    }

    @Override
    public void put(String receiver, Standing standing) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(key(receiver));
        item.put("position", number(standing.position()));
        standing.failingSince().ifPresent(since -> item.put("failingSince", text(since.toString())));
        item.put("givenUp", number(standing.givenUp()));
        standing.gaveUpAt().ifPresent(at -> item.put("gaveUpAt", text(at.toString())));
        table.put(item);
    }

    @Override
    public boolean wasReminded(String receiver, EventId event, Instant end) {
        return table.get(mark(receiver, event, end)).isPresent();
    }

    @Override
    public void reminded(String receiver, EventId event, Instant end) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(mark(receiver, event, end));
        item.put("expires", number(end.plus(KEPT).getEpochSecond()));
        table.put(item);
    }

    /** Marks of reminders are left to expire: they tell of ends that are near, and of nothing else. */
    @Override
    public void keepOnly(Set<String> receivers) {
        table.all(table.under(partition(), "").build()).stream()
                .filter(item -> !receivers.contains(text(item, "sk")))
                .forEach(item -> table.delete(Table.keyOf(item)));
    }

    private String partition() {
        return "standing#" + installation;
    }

    private Map<String, AttributeValue> key(String receiver) {
        return Map.of("pk", text(partition()), "sk", text(receiver));
    }

    private Map<String, AttributeValue> mark(String receiver, EventId event, Instant end) {
        return Map.of(
                "pk",
                text(event.value()),
                "sk",
                text("reminded#" + installation + "#" + Millis.of(end) + "#" + receiver));
    }
}
