package io.jenkins.plugins.eventschedules.aws.dynamodb;

import io.jenkins.plugins.eventschedules.aws.dynamodb.service.DynamoDbServer;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.store.EventStoreContract;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The store in DynamoDB keeps the contract. */
class DynamoDbEventStoreTest extends EventStoreContract {

    private static final Limits LIMITS = new Limits(
            Duration.ofDays(31),
            Duration.ofDays(1),
            Duration.ofDays(730),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofMinutes(15));

    private final DynamoDbServer server = new DynamoDbServer();
    private final Map<String, EventStore> stores = new HashMap<>();
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");

    @Override
    protected EventStore events(String environment) {
        return stores.computeIfAbsent(environment, name -> {
            server.createTable(name);
            return new DynamoDbEventStore(server.client(), name, name, LIMITS, () -> now);
        });
    }

    @Override
    protected void letPass(Duration time) {
        now = now.plus(time);
    }
}
