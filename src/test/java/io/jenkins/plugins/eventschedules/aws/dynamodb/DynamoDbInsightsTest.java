package io.jenkins.plugins.eventschedules.aws.dynamodb;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.beginning;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.aws.dynamodb.service.DynamoDbServer;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.KeptInsights;
import io.jenkins.plugins.eventschedules.store.KeptInsightsContract;
import io.jenkins.plugins.eventschedules.stored.Damaged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The table keeps the promises, without reading all that it holds. */
class DynamoDbInsightsTest extends KeptInsightsContract {

    private final DynamoDbServer server = new DynamoDbServer();
    private final List<String> calls = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");

    @BeforeEach
    void listen() {
        server.tell((operation, request) ->
                calls.add(operation + " " + request.getOrDefault("IndexName", "") + " " + values(request)));
    }

    private static Object values(Map<String, Object> request) {
        return request.getOrDefault("ExpressionAttributeValues", "");
    }

    private EventStore store;

    @Override
    protected EventStore events() {
        if (store == null) {
            server.createTable("events");
            store = server.events("events", "sandbox", () -> now);
        }
        return store;
    }

    @Override
    protected KeptInsights insights() {
        return new DynamoDbInsights(server.client(), "events", new Damaged());
    }

    @Test
    void whatOwesNothingIsLookedAtOnce() {
        KeptInsights kept = insights();
        Event live = anEvent().live();
        events().create(beginning(live), Optional.empty());
        Instant after = live.updatedAt().minusSeconds(1);
        Instant before = live.updatedAt().plusSeconds(1);
        assertThat(kept.owed(after, before, 10)).isEmpty();
        calls.clear();

        assertThat(kept.owed(after, before, 10)).isEmpty();
        assertThat(calls).hasSize(1).allMatch(call -> call.startsWith("Query updated"));
    }

    @Test
    void whatIsOverIsNotCountedEachTimeThatSomebodyWatches() {
        events().create(beginning(anEvent().ended()), Optional.empty());
        events().create(beginning(anEvent().live()), Optional.empty());
        assertThat(events().counts()).isEqualTo(Map.of(Status.ENDED, 1L, Status.LIVE, 1L));
        calls.clear();
        now = now.plus(Duration.ofHours(1));
        assertThat(events().counts()).isEqualTo(Map.of(Status.ENDED, 1L, Status.LIVE, 1L));
        assertThat(calls).isNotEmpty().noneMatch(call -> call.contains("S=ended"));

        EventStore ofAnother = server.events("events", "sandbox", () -> now);
        ofAnother.create(beginning(anEvent().ended()), Optional.empty());
        assertThat(events().counts()).isEqualTo(Map.of(Status.ENDED, 2L, Status.LIVE, 1L));
        events().create(beginning(anEvent().missed()), Optional.empty());
        assertThat(events().counts()).isEqualTo(Map.of(Status.ENDED, 2L, Status.LIVE, 1L, Status.MISSED, 1L));
    }
}
