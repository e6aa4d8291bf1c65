package io.jenkins.plugins.eventschedules.aws.dynamodb;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.beginning;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eventschedules.aws.dynamodb.service.DynamoDbServer;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Insight;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Measured;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Stretch;
import io.jenkins.plugins.eventschedules.lifecycle.port.Chronicle;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventPage;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import io.jenkins.plugins.eventschedules.lifecycle.port.Followers.Follower;
import io.jenkins.plugins.eventschedules.lifecycle.port.Standings.Standing;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.stored.Damaged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item that somebody else than this plugin wrote, or half of one: it is named, and everything else goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamagedItemsTest {

    private static final Instant NOW = Instant.parse("2026-12-24T12:00:00Z");
    private final DynamoDbServer server = new DynamoDbServer();
    private final List<Event> events = new ArrayList<>();
    private int tables;
    private String table;
    private Damaged damaged;
    private EventStore store;
    private Chronicle chronicle;

    @BeforeEach
    void fill() {
        table = "events-" + ++tables;
        damaged = new Damaged();
        events.clear();
        server.createTable(table);
        store = server.events(table, "sandbox", damaged, () -> NOW);
        chronicle = new DynamoDbChronicle(server.client(), table, damaged, Duration.ZERO, () -> NOW);
        chronicle.end();
        for (int i = 0; i < 3; i++) {
            make(anEvent().updatedAt(NOW).scheduled());
        }
    }

    private Event make(Event event) {
        store.create(beginning(event), Optional.empty());
        events.add(event);
        return event;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plan      | {",
                "plan      | []",
                "plan      | {}",
                "plan      | null",
                "plan      | -",
                "progress  | {",
                "progress  | {\"preroll\":{\"phase\":\"nap\"}}",
                "progress  | -",
                "status    | dreaming",
                "revision  | one",
                "version   | -",
                "owner     | -",
                "folder    | /",
                "folder    | -",
                "createdAt | yesterday",
                "updatedAt | -",
                "buildLabel| no address",
            })
    void aDamagedEventIsNamedAndTheOthersGoOn(String attribute, String damage) {
        EventId id = events.get(0).id();
        spoil(EventItem.key(id), attribute, damage);
        Map<String, AttributeValue> before = item(EventItem.key(id));
        List<Event> others = events.subList(1, 3);
        Instant due = Lifecycle.dueAt(others.get(0)).orElseThrow();

        assertThat(store.due(due, 2)).containsExactlyInAnyOrderElementsOf(others);
        assertThat(store.nextDue()).contains(due);
        assertThat(store.list(EventQuery.all()).events()).containsExactlyInAnyOrderElementsOf(others);
        assertThat(onePerPage()).containsExactlyInAnyOrderElementsOf(others);
        assertThat(store.walk(EventQuery.all())).containsExactlyInAnyOrderElementsOf(others);
        assertThat(store.counts().get(Status.SCHEDULED)).isGreaterThanOrEqualTo(2);
        assertThat(store.counts(Folders.only(Set.of(""))).get(Status.SCHEDULED)).isGreaterThanOrEqualTo(2);
        assertThat(store.folders()).contains("");
        store.starts(List.of(Instant.EPOCH, NOW), Folders.only(Set.of("")));
        assertThat(store.trackRecords(Folders.only(Set.of("")), 5, 5)).hasSize(1);
        store.inFlight();
        store.relocate("Shop", "Store");
        store.folder(id);

        assertThat(store.damaged()).containsExactly(id.value());
        assertThat(store.damage().orElseThrow()).contains(id.value());
        assertThatThrownBy(() -> store.find(id))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(id.value());
        assertThat(item(EventItem.key(id))).isEqualTo(before);
    }

    private List<Event> onePerPage() {
        List<Event> all = new ArrayList<>();
        Optional<EventQuery> next = Optional.of(EventQuery.all().limitedTo(1));
        while (next.isPresent()) {
            EventQuery query = next.get();
            EventPage page = store.list(query);
            all.addAll(page.events());
            next = page.next().map(query::after);
        }
        return all;
    }

    @Test
    void theOthersAreClaimedAndTakenDown() {
        Event damagedOne = make(anEvent().updatedAt(NOW).live());
        Event sound = make(anEvent().updatedAt(NOW).tearingDown());
        spoil(EventItem.key(damagedOne.id()), "plan", "}");

        for (int limit = 1; limit <= 3; limit++) {
            assertThat(store.due(NOW, limit)).hasSize(limit).doesNotContain(damagedOne);
        }
        assertThat(store.inFlight()).contains(sound.id());
        Event after = sound.next(NOW).done();
        assertThat(store.commit(told(after, Happening.EDITED))).isTrue();
        assertThat(store.find(sound.id())).contains(after);
    }

    /** Which nothing but the index by status has. */
    @Test
    void anIdThatIsNoneKeepsNoOtherFromBeingUnderWay() {
        Event live = make(anEvent().updatedAt(NOW).deploying());
        Map<String, AttributeValue> item = new HashMap<>(item(EventItem.key(live.id())));
        item.put("pk", AttributeValue.fromS("x"));
        server.client().putItem(put -> put.tableName(table).item(item));

        assertThat(store.inFlight()).containsExactly(live.id());
        assertThat(store.damaged()).containsExactly("x");
        assertThat(store.list(EventQuery.all()).events()).containsExactlyInAnyOrderElementsOf(events);
    }

    @ParameterizedTest
    @ValueSource(strings = {"happening", "actorKind", "at", "to", "version"})
    void aDamagedEntryIsNamedAndEverythingElseIsTold(String attribute) {
        Event event = events.get(0);
        Event edited = event.next(NOW).done();
        store.commit(told(edited, Happening.EDITED));
        assertThat(chronicle.after(0, 100).entries()).hasSize(4);
        long end = chronicle.end();
        String place = HistoryItem.sortKey(1);
        spoil(
                Map.of("pk", AttributeValue.fromS(event.id().value()), "sk", AttributeValue.fromS(place)),
                attribute,
                "?");
        spoil(
                Map.of("pk", AttributeValue.fromS("log"), "sk", AttributeValue.fromS("entry#0000000000000000002")),
                attribute,
                "?");

        assertThat(store.history(event.id(), 0, 1))
                .extracting(HistoryEntry::version)
                .containsExactly(2L);
        assertThat(store.history(events.get(1).id(), 0, 10)).hasSize(1);
        Chronicle.Piece first = chronicle.after(0, 2);
        assertThat(first.entries()).hasSize(1);
        assertThat(chronicle.after(first.reached(), 10).entries()).hasSize(2);
        assertThat(chronicle.after(1, 1).reached()).isEqualTo(2);
        assertThat(chronicle.end()).isEqualTo(end);
        assertThat(store.damagedBesides())
                .containsExactlyInAnyOrder(
                        "entry " + place + " in the history of " + event.id(), "entry#0000000000000000002 of the log");
        assertThat(store.damaged()).isEmpty();
    }

    @Test
    void aDamagedFollowerKeepsNoOtherFromBeingTold() {
        DynamoDbFollowers followers = new DynamoDbFollowers(server.client(), table, "here", damaged);
        EventId id = events.get(0).id();
        for (String person : List.of("alice", "bob")) {
            followers.put(new Follower(id, person, person + "@example.com", NOW));
        }
        Map<String, AttributeValue> key =
                Map.of("pk", AttributeValue.fromS(id.value()), "sk", AttributeValue.fromS("follower#here#alice"));
        for (String attribute : List.of("since", "address", "person")) {
            spoil(key, attribute, attribute.equals("person") ? "-" : "nobody");

            assertThat(followers.of(id)).extracting(Follower::person).containsExactly("bob");
            assertThat(followers.of(id, "alice")).isEmpty();
            assertThat(store.damagedBesides()).containsExactly("follower alice of " + id);
        }
    }

    @Test
    void aDamagedStandingIsThatOfANewReceiver() {
        DynamoDbStandings standings = new DynamoDbStandings(server.client(), table, "here", damaged);
        standings.put("ops", Standing.at(3));
        standings.put("desk", Standing.at(4));
        spoil(
                Map.of("pk", AttributeValue.fromS("standing#here"), "sk", AttributeValue.fromS("ops")),
                "position",
                "third");

        assertThat(standings.of("ops")).isEmpty();
        assertThat(standings.of("desk")).contains(Standing.at(4));
        assertThat(store.damagedBesides()).containsExactly("standing of the receiver ops");
    }

    @ParameterizedTest
    @CsvSource({"figures,{", "figures,-", "simulated,-", "event,x", "event,-", "event,another"})
    void damagedFiguresKeepNoOthersFromBeingCompared(String attribute, String damage) {
        DynamoDbInsights insights = new DynamoDbInsights(server.client(), table, damaged);
        Event first = rested(insights, 1);
        Event second = rested(insights, 2);
        Event latest = rested(insights, 3);
        spoil(
                Kept.figures(first),
                attribute,
                damage.equals("another") ? second.id().value() : damage);
        spoil(Kept.series(first.id()), "content", "?");
        spoil(EventItem.key(second.id()), "insight", "many");

        assertThat(insights.earlier(latest, true, Folders.ALL, 10))
                .extracting(each -> each.id())
                .containsExactly(second.id());
        assertThat(insights.of(first.id())).isEmpty();
        assertThat(insights.of(second.id())).isPresent();
        insights.owed(Instant.EPOCH, NOW.plusSeconds(60), 10);
        assertThat(store.damagedBesides())
                .contains("insights of the event " + first.id(), "event " + second.id())
                .hasSize(3);
    }

    private Event rested(DynamoDbInsights insights, int day) {
        Event event = make(anEvent()
                .startingAt(NOW.minus(Duration.ofDays(10 - day)))
                .updatedAt(NOW)
                .ended());
        Instant start = event.plan().window().start();
        Stretch stretch = Stretch.covering(start, event.plan().window().end(), start);
        Measured processor = new Measured(
                "cpu",
                "Processor",
                Optional.empty(),
                Optional.empty(),
                Collections.nCopies(stretch.count(), Optional.of(1.0)),
                Optional.of(new io.jenkins.plugins.eventschedules.lifecycle.metric.Figures(1, start, 1)),
                Optional.empty());
        insights.keep(event.id(), new Insight(event.version(), NOW, true, stretch, List.of(processor)));
        return event;
    }

    private Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
        return server.client()
                .getItem(get -> get.tableName(table).key(key).consistentRead(true))
                .item();
    }

    /** @param damage a text in place of whatever there is; a dash for nothing at all */
    private void spoil(Map<String, AttributeValue> key, String attribute, String damage) {
        Map<String, AttributeValue> item = new HashMap<>(item(key));
        assertThat(item).isNotEmpty();
        if (damage.equals("-")) {
            item.remove(attribute);
        } else {
            item.put(attribute, AttributeValue.fromS(damage));
        }
        server.client().putItem(put -> put.tableName(table).item(item));
    }
}
