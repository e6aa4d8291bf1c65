package io.jenkins.plugins.eventschedules.aws.dynamodb;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.beginning;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.aws.dynamodb.service.DynamoDbServer;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.lifecycle.port.Chronicle;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Followers.Follower;
import io.jenkins.plugins.eventschedules.lifecycle.port.Standings.Standing;
import io.jenkins.plugins.eventschedules.lifecycle.port.Telling;
import io.jenkins.plugins.eventschedules.store.TellingContract;
import io.jenkins.plugins.eventschedules.stored.Damaged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The table keeps the promises, to several processes at once. */
class DynamoDbTellingTest extends TellingContract {

    private final DynamoDbServer server = new DynamoDbServer();
    private final List<String> calls = new ArrayList<>();
    private final Map<String, EventStore> stores = new HashMap<>();
    private Instant now = Instant.parse("2026-11-01T12:00:00Z");

    @Override
    protected EventStore events(String environment) {
        return stores.computeIfAbsent(environment, name -> {
            server.createTable(name);
            return server.events(name, name, () -> now);
        });
    }

    @Override
    protected Telling telling(String environment) {
        return new Telling(
                chronicle(environment, Duration.ZERO),
                new DynamoDbStandings(server.client(), environment, "here", new Damaged()),
                new DynamoDbFollowers(server.client(), environment, "here", new Damaged()));
    }

    private Chronicle chronicle(String environment, Duration pause) {
        return new DynamoDbChronicle(server.client(), environment, new Damaged(), pause, () -> now);
    }

    private Event make(EventStore store) {
        return store.create(beginning(anEvent().scheduled()), Optional.empty());
    }

    @Test
    void whatHappenedBeforeAnybodyEverListenedIsNotTold() {
        EventStore store = events("other");
        Event event = store.create(beginning(anEvent().in("other").scheduled()), Optional.empty());
        now = event.updatedAt().plusSeconds(1);
        Chronicle chronicle = chronicle("other", Duration.ZERO);
        assertThat(chronicle.end()).isZero();
        Event after = event.next(now).done();
        store.commit(told(after, Happening.EDITED));

        assertThat(chronicle.after(0, 10).entries())
                .extracting(recorded -> recorded.entry().happening())
                .containsExactly(Happening.EDITED);
    }

    @Test
    void whatHappensWhileNobodyListensIsFoundLater() {
        EventStore store = events("sandbox");
        make(store);
        long end = chronicle("sandbox", Duration.ZERO).end();
        make(store);
        make(store);
        now = now.plus(Duration.ofDays(400));

        assertThat(chronicle("sandbox", Duration.ZERO).after(end, 10).entries()).hasSize(2);
    }

    @Test
    void processesThatReadTheSameTableAgreeOnTheOrder() {
        EventStore store = events("sandbox");
        Chronicle here = chronicle("sandbox", Duration.ZERO);
        Chronicle there = chronicle("sandbox", Duration.ZERO);
        for (int i = 0; i < 5; i++) {
            make(store);
            here.end();
            make(store);
            there.end();
        }

        assertThat(here.after(0, 100)).isEqualTo(there.after(0, 100));
        assertThat(here.after(0, 100).entries()).hasSize(10);
    }

    @Test
    void whatNobodyCanUnderstandKeepsNoOtherFromBeingTold() {
        EventStore store = events("sandbox");
        Event bad = make(store);
        server.dynamoDb()
                .call(
                        "PutItem",
                        Map.of(
                                "TableName",
                                "sandbox",
                                "Item",
                                Map.of(
                                        "pk", Map.of("S", bad.id().value()),
                                        "sk", Map.of("S", HistoryItem.sortKey(1)),
                                        "version", Map.of("N", "1"))));
        Event good = make(store);

        assertThat(chronicle("sandbox", Duration.ZERO).after(0, 10).entries())
                .extracting(recorded -> recorded.entry().event())
                .containsExactly(good.id());
    }

    @Test
    void aLongHistoryIsToldInParts() {
        EventStore store = events("sandbox");
        Event event = make(store);
        for (int i = 0; i < 120; i++) {
            event = event.next(now).done();
            store.commit(told(event, Happening.EDITED));
        }

        assertThat(chronicle("sandbox", Duration.ZERO).after(0, 1000).entries())
                .extracting(recorded -> recorded.entry().version())
                .hasSize(121)
                .isSorted();
    }

    @Test
    void whoHearsTheStreamOfTheTableIsToldNothingTwice() {
        EventStore store = events("sandbox");
        Event event = make(store);
        chronicle("sandbox", Duration.ZERO).end();

        assertThat(server.dynamoDb().items("sandbox"))
                .filteredOn(item -> item.get("pk").equals(Map.of("S", event.id().value()))
                        && item.get("sk").equals(Map.of("S", "event")))
                .singleElement()
                .satisfies(item -> assertThat(item)
                        .containsEntry("happening", Map.of("S", "progress"))
                        .doesNotContainKey("untold"));
        assertThat(store.find(event.id())).contains(event);
        assertThat(store.commit(told(event.next(now).done(), Happening.EDITED))).isTrue();
    }

    @Test
    void severalReadersAskTheTableOnceInAWhile() {
        EventStore store = events("sandbox");
        Chronicle chronicle = chronicle("sandbox", DynamoDbChronicle.USUAL_PAUSE);
        long end = chronicle.end();
        server.tell((operation, request) -> calls.add(operation));
        for (int i = 0; i < 4; i++) {
            chronicle.after(end, 100);
            now = now.plusSeconds(1);
        }
        assertThat(calls).isEmpty();

        make(store);
        now = now.plusSeconds(1);
        assertThat(chronicle.after(end, 100).entries()).hasSize(1);
    }

    @Test
    void installationsThatShareATableKeepApartWhomTheyTell() {
        Event event = make(events("sandbox"));
        Telling here = telling("sandbox");
        DynamoDbStandings standings = new DynamoDbStandings(server.client(), "sandbox", "there", new Damaged());
        DynamoDbFollowers followers = new DynamoDbFollowers(server.client(), "sandbox", "there", new Damaged());
        here.standings().put("hook", Standing.at(4));
        here.followers().put(new Follower(event.id(), "alice", "alice@example.com", now));

        assertThat(standings.of("hook")).isEmpty();
        standings.keepOnly(java.util.Set.of());
        assertThat(here.standings().of("hook")).isPresent();
        assertThat(followers.of(event.id())).isEmpty();
    }
}
