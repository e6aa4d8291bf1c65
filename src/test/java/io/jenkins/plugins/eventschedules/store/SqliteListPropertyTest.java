package io.jenkins.plugins.eventschedules.store;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.deletionOf;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.untold;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Events;
import io.jenkins.plugins.eventschedules.event.Origin;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.Target;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventPage;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery.Sort;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import io.jenkins.plugins.eventschedules.stored.Damaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Any list of any events, read page by page to the end, is what the plain filter gives. */
class SqliteListPropertyTest {

    private Path folder;
    private SqliteStore store;

    @BeforeTry
    void open() throws IOException {
        folder = Files.createTempDirectory("store");
        store = SqliteStore.open(folder.resolve("events.db"), InstantSource.system());
    }

    @AfterTry
    void close() throws IOException {
        store.close();
        Files.delete(folder.resolve("events.db"));
        Files.delete(folder.resolve("events.db" + LeftBehind.MADE));
        Files.delete(folder);
    }

    @Property(tries = 150)
    void everyListIsWhatThePlainFilterGives(
            @ForAll("events") List<Event> events, @ForAll("queries") List<EventQuery> queries) {
        StoreBulk.load(store, events);
        Map<Boolean, EventStore> ways = Map.of(true, ledByFilters(), false, inOrderOnly());

        for (EventQuery query : queries) {
            List<EventId> expected = ids(NaiveList.of(events, query));
            ways.forEach((led, way) -> assertThat(pages(way, query))
                    .as("%s, led by filters: %s", query, led)
                    .containsExactlyElementsOf(expected));
        }
    }

    /** The indexes follow every way in which an event can change. */
    @Property(tries = 60)
    void listsStayRightWhileEventsComeChangeAndGo(
            @ForAll("events") List<Event> events,
            @ForAll("events") List<Event> others,
            @ForAll("queries") List<EventQuery> queries) {
        Map<EventId, Event> present = new LinkedHashMap<>();
        EventStore way = store.events("sandbox");
        StoreBulk.load(store, events);
        Iterator<Event> other = others.iterator();
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            present.put(event.id(), event);
            switch (i % 4) {
                case 0 -> {
                    assertThat(way.delete(event.id(), deletionOf(event, Events.START)))
                            .isTrue();
                    present.remove(event.id());
                }
                case 1 ->
                    replace(
                            present,
                            way,
                            event.next(event.updatedAt().plusSeconds(5)).done());
                case 2 -> {
                    if (other.hasNext()) {
                        Event.Next next =
                                event.next(event.updatedAt().plusSeconds(9)).revised();
                        replace(present, way, next.plan(other.next().plan()).done());
                    }
                }
                default -> {
                    // Stays as it is.
                }
            }
        }

        way.relocate("shop/eu", "shops/eu");
        present.replaceAll(
                (id, event) -> event.movedTo(event.origin().folder().replaceFirst("^shop/eu(?=/|$)", "shops/eu")));

        for (EventQuery query : queries) {
            List<EventId> expected = ids(NaiveList.of(present.values(), query));
            assertThat(pages(ledByFilters(), query)).as("%s", query).containsExactlyElementsOf(expected);
            assertThat(pages(inOrderOnly(), query)).as("%s", query).containsExactlyElementsOf(expected);
        }
    }

    private static void replace(Map<EventId, Event> present, EventStore way, Event after) {
        assertThat(way.commit(untold(after))).isTrue();
        present.put(after.id(), after);
    }

    private EventStore ledByFilters() {
        return way(EventQueries.FEW);
    }

    private EventStore inOrderOnly() {
        return way(0);
    }

    private EventStore way(int few) {
        return new SqliteEventStore(
                store.file(),
                "sandbox",
                new EventQueries("sandbox", few),
                new Damaged(),
                List.of(),
                InstantSource.system());
    }

    private static List<EventId> pages(EventStore way, EventQuery query) {
        EventPage page = way.list(query);
        List<Event> all = new ArrayList<>(page.events());
        while (page.next().isPresent()) {
            page = way.list(query.after(page.next().get()));
            all.addAll(page.events());
        }
        return ids(all);
    }

    private static List<EventId> ids(List<Event> events) {
        return events.stream().map(Event::id).toList();
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<Event> event = Combinators.combine(
                        texts(),
                        texts(),
                        moments(),
                        durations(),
                        owners(),
                        Combinators.combine(folders(), series().optional(0.5))
                                .as((folder, series) -> new Origin(folder, series, Optional.empty())),
                        Combinators.combine(types(), targets()).as((type, name) -> new Target(type, name, "1")),
                        Arbitraries.of(Status.class))
                .as((name, notes, start, duration, owner, origin, target, status) -> anEvent()
                        .named("E" + name)
                        .noted(notes)
                        .startingAt(start)
                        .lasting(duration)
                        .ownedBy(owner)
                        .from(origin)
                        .running(target.type(), target.name())
                        .updatedAt(start.minusSeconds(duration.toSeconds()))
                        .in(status));
        return event.list().ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<EventQuery>> queries() {
        Arbitrary<Set<Status>> statuses = Arbitraries.of(Status.class).set().ofMaxSize(4);
        Arbitrary<EventQuery> query = Combinators.combine(
                        statuses,
                        moments().optional(0.4),
                        moments().optional(0.4),
                        texts().optional(0.4),
                        owners().optional(0.3),
                        types().optional(0.2),
                        targets().optional(0.2),
                        Arbitraries.of(Sort.class))
                .flatAs((in, from, to, text, owner, type, target, sort) -> Combinators.combine(
                                folders().set().optional(0.4),
                                series().optional(0.2),
                                Arbitraries.of(true, false),
                                Arbitraries.integers().between(1, 12))
                        .as((folders, series, descending, limit) -> new EventQuery(
                                in,
                                from,
                                to,
                                text,
                                owner,
                                type,
                                target,
                                new Folders(folders),
                                series,
                                sort,
                                descending,
                                Optional.empty(),
                                limit)));
        return query.list().ofMinSize(5).ofMaxSize(15);
    }

    /** Few characters, so that texts occur in each other: among them wildcards, quotes, accents and other scripts. */
    private static Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a",
                        "A",
                        "b",
                        "B",
                        "é",
                        "É",
                        "ж",
                        "Ж",
                        "σ",
                        "Σ",
                        "%",
                        "_",
                        "\\",
                        "\"",
                        "'",
                        "*",
                        " ",
                        "7",
                        "\uD83C\uDFC6")
                .list()
                .ofMaxSize(7)
                .map(characters -> String.join("", characters));
    }

    /** Few of them, so that they meet: starts with ends, and both with ranges. */
    private static Arbitrary<Instant> moments() {
        return Arbitraries.integers().between(0, 40).map(hours -> Events.START.plus(Duration.ofHours(hours)));
    }

    private static Arbitrary<Duration> durations() {
        return Arbitraries.of(1, 2, 3, 5, 8, 30).map(Duration::ofHours);
    }

    private static Arbitrary<String> owners() {
        return Arbitraries.of("alice", "bob", "Bob");
    }

    /** One of them begins like another without being below it. */
    private static Arbitrary<String> folders() {
        return Arbitraries.of("", "shop", "shop/eu", "shop/eu/cup", "shop/eu-2", "shops", "shops/eu");
    }

    private static Arbitrary<String> series() {
        return Arbitraries.of("weekly", "daily");
    }

    private static Arbitrary<TargetType> types() {
        return Arbitraries.of(TargetType.class);
    }

    private static Arbitrary<String> targets() {
        return Arbitraries.of("web", "queue");
    }
}
