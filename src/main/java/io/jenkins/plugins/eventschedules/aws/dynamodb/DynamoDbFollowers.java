package io.jenkins.plugins.eventschedules.aws.dynamodb;

import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.text;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.port.Followers;
import io.jenkins.plugins.eventschedules.stored.Damaged;
import io.jenkins.plugins.eventschedules.stored.Unread;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Who follows events of a table in one installation: people of others are no people here. */
public final class DynamoDbFollowers implements Followers {

    /** How the sort key of every follower begins, whichever the installation. */
    static final String PREFIX = "follower#";

    private final Table table;
    private final String installation;
    private final Damaged damaged;

    public DynamoDbFollowers(DynamoDbClient client, String table, String installation, Damaged damaged) {
        this.table = new Table(client, table);
        this.installation = installation;
        this.damaged = damaged;
    }

    /** Of an event that was deleted meanwhile there is nothing to follow. */
    @Override
    public void put(Follower follower) {
        if (table.get(EventItem.key(follower.event())).isEmpty()) {
            return;
        }
        Map<String, AttributeValue> item = new LinkedHashMap<>(key(follower.event(), follower.person()));
        item.put("person", text(follower.person()));
        item.put("address", text(follower.address()));
        item.put("since", text(follower.since().toString()));
        table.put(item);
    }

    @Override
    public Optional<Follower> of(EventId event, String person) {
        return table.get(key(event, person)).map(this::follower).flatMap(damaged::understood);
    }

    @Override
    public List<Follower> of(EventId event) {
        return damaged.sound(table.all(table.under(event.value(), prefix()).build()).stream()
                .map(this::follower)
                .toList());
    }

    @Override
    public boolean remove(EventId event, String person) {
        return table.delete(key(event, person));
    }

    private String prefix() {
        return PREFIX + installation + "#";
    }

    private Map<String, AttributeValue> key(EventId event, String person) {
        return Map.of("pk", text(event.value()), "sk", text(prefix() + person));
    }

    private Unread<Follower> follower(Map<String, AttributeValue> item) {
        String event = text(item, "pk");
        String name = "follower " + text(item, "sk").substring(prefix().length()) + " of " + event;
        return new Unread<>(
                name,
                () -> new Follower(
                        new EventId(event),
                        text(item, "person"),
                        text(item, "address"),
                        Instant.parse(text(item, "since"))));
    }
}
