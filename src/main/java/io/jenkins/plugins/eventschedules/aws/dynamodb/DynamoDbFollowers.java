package io.jenkins.plugins.eventschedules.aws.dynamodb;

import static io.jenkins.plugins.eventschedules.aws.dynamodb.Attributes.text;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.port.Followers;
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

    public DynamoDbFollowers(DynamoDbClient client, String table, String installation) {
        this.table = new Table(client, table);
        this.installation = installation;
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
        return table.get(key(event, person)).map(DynamoDbFollowers::follower);
    }

    @Override
    public List<Follower> of(EventId event) {
        return table.all(table.under(event.value(), prefix()).build()).stream()
                .map(DynamoDbFollowers::follower)
                .toList();
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

    private static Follower follower(Map<String, AttributeValue> item) {
        return new Follower(
                new EventId(text(item, "pk")),
                text(item, "person"),
                text(item, "address"),
                Instant.parse(text(item, "since")));
    }
}
