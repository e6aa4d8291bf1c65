package io.jenkins.plugins.eventschedules.store;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;
import static io.jenkins.plugins.eventschedules.event.Events.anId;
import static io.jenkins.plugins.eventschedules.event.Events.entryOf;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.beginning;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.deletionOf;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.told;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.untold;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Queries.aQuery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eventschedules.event.Build;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Events;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.event.Origin;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.event.Window;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.lifecycle.port.BadCursorException;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.Changes;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventPage;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery.Sort;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import io.jenkins.plugins.eventschedules.lifecycle.port.IdempotencyKey;
import io.jenkins.plugins.eventschedules.lifecycle.port.KeyReusedException;
import io.jenkins.plugins.eventschedules.lifecycle.port.Queries;
import io.jenkins.plugins.eventschedules.lifecycle.port.TrackRecord;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link EventStore} promises. An adapter's test extends this and says how to come by a store. */
public abstract class EventStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private EventStore store;

    /** The empty store of an environment of this name. */
    protected abstract EventStore events(String environment);

    /** Moves the store's clock on. */
    protected abstract void letPass(Duration time);

    @BeforeEach
    void useTheSandbox() {
        store = events("sandbox");
    }

    @Nested
    class Creating {

        @ParameterizedTest
        @EnumSource
        void anEventIsFoundAsItWasWritten(Status status) {
            Event event = anEvent()
                    .noted("Zwei Zeilen,\nund ein \"Zitat\" \uD83C\uDFC6")
                    .with(Map.of(
                            "Service", ParameterValue.of("web"),
                            "Zones", ParameterValue.of(List.of("a", "b")),
                            "Nothing", ParameterValue.of(List.of()),
                            "Empty", ParameterValue.of("")))
                    .in(status);

            assertThat(create(event)).isEqualTo(event);
            assertThat(store.find(event.id())).contains(event);
            assertThat(store.list(EventQuery.all()).events()).containsExactly(event);
        }

        @Test
        void whereItComesFromIsFoundWithIt() {
            Event event = anEvent()
                    .from(Origin.in("Größe/Shop 1")
                            .occurrenceOf("weekly")
                            .madeBy(new Build("shop/nightly #12", URI.create("job/shop/job/nightly/12/"))))
                    .scheduled();

            assertThat(create(event)).isEqualTo(event);
            assertThat(store.find(event.id())).contains(event);
            assertThat(store.list(EventQuery.all()).events()).containsExactly(event);
            assertThat(store.due(event.plan().prerollAt(), 10)).containsExactly(event);
        }

        @Test
        void aWindowIsKeptToTheNanosecond() {
            Event event = anEvent()
                    .startingAt(Events.START.plusNanos(1))
                    .lasting(Duration.ofNanos(1))
                    .scheduled();

            assertThat(store.find(create(event).id())).contains(event);
        }

        @Test
        void theFirstLineOfHistoryIsWrittenWithIt() {
            Event event = create(anEvent().scheduled());

            assertThat(store.history(event.id(), 0, 10)).containsExactly(entryOf(event, Happening.SCHEDULED));
        }

        @Test
        void whatIsNotThereIsNotFound() {
            assertThat(store.find(anId())).isEmpty();
            assertThat(store.history(anId(), 0, 10)).isEmpty();
            assertThat(store.list(EventQuery.all()).events()).isEmpty();
            assertThat(store.counts()).isEmpty();
            assertThat(store.due(NOW, 10)).isEmpty();
            assertThat(store.nextDue()).isEmpty();
            assertThat(store.inFlight()).isEmpty();
        }

        @Test
        void environmentsDoNotSeeEachOther() {
            Event here = create(anEvent().live());
            EventStore elsewhere = events("production");

            assertThat(elsewhere.find(here.id())).isEmpty();
            assertThat(elsewhere.list(EventQuery.all()).events()).isEmpty();
            assertThat(elsewhere.list(aQuery().text("final").query()).events()).isEmpty();
            assertThat(elsewhere.counts()).isEmpty();
            assertThat(elsewhere.due(Instant.MAX, 10)).isEmpty();
            assertThat(elsewhere.nextDue()).isEmpty();
            assertThat(elsewhere.inFlight()).isEmpty();
            assertThat(elsewhere.history(here.id(), 0, 10)).isEmpty();
            assertThat(elsewhere.delete(here.id(), deletionOf(here, NOW))).isFalse();
            assertThat(store.find(here.id())).contains(here);
        }

        @Test
        void anEventStaysInItsEnvironment() {
            Event foreign = anEvent().in("production").scheduled();

            assertThatThrownBy(() -> create(foreign)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.commit(untold(foreign.next(NOW).done())))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class CreatingOnce {

        private final IdempotencyKey key = new IdempotencyKey("alice", "key-1", "digest-1");

        @Test
        void theSameKeyGivesTheEventMadeBefore() {
            Event first = create(anEvent().scheduled(), key);
            long generation = store.generation();

            assertThat(create(anEvent().named("Another").scheduled(), key)).isEqualTo(first);
            assertThat(store.created(key)).contains(first);
            assertThat(store.list(EventQuery.all()).events()).containsExactly(first);
            assertThat(store.generation()).isEqualTo(generation);
        }

        @Test
        void theEventMadeBeforeComesAsItIsNow() {
            Event first = create(anEvent().scheduled(), key);
            Event changed = first.next(NOW).done();
            store.commit(untold(changed));

            assertThat(create(anEvent().scheduled(), key)).isEqualTo(changed);
            assertThat(store.created(key)).contains(changed);
        }

        @Test
        void theSameKeyForAnotherRequestIsAMistake() {
            create(anEvent().scheduled(), key);
            IdempotencyKey reused = new IdempotencyKey("alice", "key-1", "digest-2");
            Event second = anEvent().scheduled();

            assertThatThrownBy(() -> create(second, reused)).isInstanceOf(KeyReusedException.class);
            assertThatThrownBy(() -> store.created(reused)).isInstanceOf(KeyReusedException.class);
            assertThat(store.find(second.id())).isEmpty();
            assertThat(store.history(second.id(), 0, 10)).isEmpty();
        }

        @Test
        void keysOfDifferentPeopleAndEnvironmentsNeverMeet() {
            Event alices = create(anEvent().scheduled(), key);
            Event bobs = create(anEvent().scheduled(), new IdempotencyKey("bob", "key-1", "digest-2"));
            Event elsewhere = anEvent().in("production").scheduled();
            events("production").create(beginning(elsewhere), Optional.of(key));

            assertThat(store.created(key)).contains(alices);
            assertThat(events("production").created(key)).contains(elsewhere);
            assertThat(bobs.id()).isNotEqualTo(alices.id());
        }

        @Test
        void anUnknownKeyMadeNothing() {
            assertThat(store.created(key)).isEmpty();
        }

        @Test
        void theKeyGoesWithItsEvent() {
            Event first = create(anEvent().ended(), key);
            store.delete(first.id(), deletionOf(first, NOW));
            assertThat(store.created(key)).isEmpty();

            Event second = anEvent().scheduled();
            assertThat(create(second, key)).isEqualTo(second);
        }

        @Test
        void aKeyIsRememberedForTwoDays() {
            Event first = create(anEvent().scheduled(), key);
            letPass(Duration.ofHours(47));
            assertThat(store.created(key)).contains(first);

            letPass(Duration.ofHours(1));
            assertThat(store.created(key)).isEmpty();
            Event second = anEvent().scheduled();
            assertThat(create(second, key)).isEqualTo(second);
            assertThat(store.created(key)).contains(second);
        }

        @Test
        void manyAtOnceMakeOneEvent() throws Exception {
            List<Event> made = atOnce(16, i -> create(anEvent().scheduled(), key));

            assertThat(made).allMatch(made.get(0)::equals);
            assertThat(store.counts()).isEqualTo(Map.of(Status.SCHEDULED, 1L));
        }
    }

    @Nested
    class InFolders {

        @Test
        void aListOfFoldersShowsTheirEventsOnly() {
            Event none = create(anEvent().startingAt(at(0)).scheduled());
            Event shop = create(anEvent().startingAt(at(1)).inFolder("shop").scheduled());
            Event below =
                    create(anEvent().startingAt(at(2)).inFolder("shop/europe").scheduled());
            create(anEvent().inFolder("Shop").scheduled());

            assertThat(listed(aQuery().in("shop"))).containsExactly(shop);
            assertThat(listed(aQuery().in("", "shop/europe"))).containsExactly(none, below);
            assertThat(listed(aQuery().in("shop").text("final"))).containsExactly(shop);
            assertThat(listed(aQuery().in("bank"))).isEmpty();
            assertThat(listed(aQuery().in())).isEmpty();
        }

        @Test
        void pagesOfSomeFoldersMissAndRepeatNothing() {
            List<Event> seen = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                Event event = create(anEvent()
                        .startingAt(at(i))
                        .inFolder(List.of("shop", "bank", "club").get(i % 3))
                        .scheduled());
                if (i % 3 != 1) {
                    seen.add(event);
                }
            }

            EventQuery query = aQuery().in("shop", "club").limit(4);
            EventPage first = store.list(query);
            assertThat(first.events()).isEqualTo(seen.subList(0, 4));
            EventPage second = store.list(query.after(first.next().orElseThrow()));
            assertThat(second.events()).isEqualTo(seen.subList(4, 6));
            assertThat(second.next()).isEmpty();
        }

        @Test
        void countsTellOfTheseFoldersOnly() {
            create(anEvent().live());
            create(anEvent().inFolder("shop").live());
            create(anEvent().inFolder("shop").ended());
            create(anEvent().inFolder("bank").live());

            assertThat(store.counts(Folders.only(Set.of("shop", "bank"))))
                    .isEqualTo(Map.of(Status.LIVE, 2L, Status.ENDED, 1L));
            assertThat(store.counts(Folders.only(Set.of("")))).isEqualTo(Map.of(Status.LIVE, 1L));
            assertThat(store.counts(Folders.only(Set.of()))).isEmpty();
        }

        @Test
        void theFoldersAreThoseWithEvents() {
            assertThat(store.folders()).isEmpty();
            create(anEvent().inFolder("shop").live());
            create(anEvent().inFolder("shop").ended());
            Event only = create(anEvent().inFolder("bank").ended());
            create(anEvent().live());
            assertThat(store.folders()).containsExactlyInAnyOrder("", "shop", "bank");

            store.delete(only.id(), deletionOf(only, NOW));
            assertThat(store.folders()).containsExactlyInAnyOrder("", "shop");
        }

        @Test
        void theFolderOfADeletedEventIsStillKnown() {
            Event event = create(anEvent().inFolder("shop").ended());
            Event alone = create(anEvent().ended());
            assertThat(store.folder(event.id())).contains("shop");
            assertThat(store.folder(alone.id())).contains("");
            assertThat(store.folder(anId())).isEmpty();

            store.delete(event.id(), deletionOf(event, NOW));
            assertThat(store.folder(event.id())).contains("shop");
            assertThat(events("production").folder(event.id())).isEmpty();
        }

        @Test
        void aSeriesIsListedAlone() {
            Event one = create(anEvent()
                    .startingAt(at(1))
                    .from(Origin.NONE.occurrenceOf("weekly"))
                    .scheduled());
            Event two = create(anEvent()
                    .startingAt(at(2))
                    .from(Origin.in("shop").occurrenceOf("weekly"))
                    .scheduled());
            create(anEvent().from(Origin.NONE.occurrenceOf("daily")).scheduled());
            create(anEvent().scheduled());

            assertThat(listed(aQuery().series("weekly"))).containsExactly(one, two);
            assertThat(listed(aQuery().series("weekly").in("shop"))).containsExactly(two);
        }

        @Test
        void aRenamedFolderTakesItsEventsAlongAndAllBelowIt() {
            Event shop = create(anEvent().inFolder("shop").scheduled());
            Event below = create(anEvent().inFolder("shop/a/b").live());
            Event other = create(anEvent().inFolder("shops").live());
            Event shadow = create(anEvent().inFolder("shop-2").live());
            Event alone = create(anEvent().live());
            Event gone = create(anEvent().inFolder("shop/a").ended());
            store.delete(gone.id(), deletionOf(gone, NOW));

            store.relocate("shop", "europe/Größe");

            assertThat(store.find(shop.id())).contains(shop.movedTo("europe/Größe"));
            assertThat(store.find(below.id())).contains(below.movedTo("europe/Größe/a/b"));
            assertThat(store.folder(gone.id())).contains("europe/Größe/a");
            for (Event same : List.of(other, shadow, alone)) {
                assertThat(store.find(same.id())).contains(same);
            }
            assertThat(store.folders())
                    .containsExactlyInAnyOrder("", "shops", "shop-2", "europe/Größe", "europe/Größe/a/b");
        }

        @Test
        void aRenameStaysInItsEnvironment() {
            EventStore elsewhere = events("production");
            Event event = anEvent().in("production").inFolder("shop").scheduled();
            elsewhere.create(beginning(event), Optional.empty());

            store.relocate("shop", "bank");

            assertThat(elsewhere.find(event.id())).contains(event);
        }

        /** A runner or a person decided on the event before its folder was renamed, and writes afterwards. */
        @Test
        void whatWasDecidedBeforeARenameIsWrittenAndDoesNotUndoIt() {
            Event claimed = create(anEvent().inFolder("shop").scheduled());
            Event replanned = create(anEvent().inFolder("shop").scheduled());
            Event progress = claimed.next(NOW).done();
            Event edited = renamed(replanned, "Another");

            store.relocate("shop", "bank");

            assertThat(store.commit(List.of(untold(progress), told(edited, Happening.EDITED))))
                    .containsExactlyInAnyOrder(claimed.id(), replanned.id());
            assertThat(store.find(claimed.id())).contains(progress.movedTo("bank"));
            assertThat(store.find(replanned.id())).contains(edited.movedTo("bank"));
            assertThat(listed(aQuery().in("shop"))).isEmpty();
        }

        @Test
        void aRenameCountsAsAChangeWhereThereWereEvents() {
            create(anEvent().inFolder("shop").scheduled());
            long generation = store.generation();

            store.relocate("bank", "club");
            assertThat(store.generation()).isEqualTo(generation);

            store.relocate("shop", "club");
            assertThat(store.generation()).isGreaterThan(generation);
        }
    }

    @Nested
    class Changing {

        @Test
        void aChangeIsWrittenOnTopOfTheVersionBeforeIt() {
            Event event = create(anEvent().scheduled());
            Event after = cancelled(event);

            assertThat(store.commit(told(after, Happening.CANCELLED))).isTrue();
            assertThat(store.find(event.id())).contains(after);
            assertThat(store.history(event.id(), 1, 10)).containsExactly(entryOf(after, Happening.CANCELLED));
        }

        @Test
        void ofTwoChangesOfOneVersionOneWins() {
            Event event = create(anEvent().scheduled());
            Event first = cancelled(event);
            Event second = event.next(NOW.plusSeconds(1)).done();

            assertThat(store.commit(told(first, Happening.CANCELLED))).isTrue();
            assertThat(store.commit(told(second, Happening.EDITED))).isFalse();
            assertThat(store.find(event.id())).contains(first);
            assertThat(store.history(event.id(), 0, 10))
                    .extracting(HistoryEntry::version)
                    .containsExactly(1L, 2L);
        }

        @Test
        void aVersionIsNeverSkipped() {
            Event event = create(anEvent().scheduled());
            Event twoOn = event.next(NOW).done().next(NOW).done();

            assertThat(store.commit(untold(twoOn))).isFalse();
            assertThat(store.find(event.id())).contains(event);
        }

        @Test
        void oneListWritesWhatItCanAndLeavesTheRest() {
            Event fresh = create(anEvent().scheduled());
            Event stale = create(anEvent().scheduled());
            Event winner = stale.next(NOW).done();
            store.commit(untold(winner));
            Event unknown = anEvent().scheduled();
            Event replanned = create(anEvent().scheduled());

            assertThat(store.commit(List.of(
                            told(cancelled(fresh), Happening.CANCELLED),
                            told(cancelled(stale), Happening.CANCELLED),
                            told(cancelled(unknown), Happening.CANCELLED),
                            told(renamed(replanned, "Moved"), Happening.EDITED))))
                    .containsExactlyInAnyOrder(fresh.id(), replanned.id());
            assertThat(store.find(fresh.id())).contains(cancelled(fresh));
            assertThat(store.find(stale.id())).contains(winner);
            assertThat(store.find(unknown.id())).isEmpty();
            assertThat(store.find(replanned.id())).contains(renamed(replanned, "Moved"));
            assertThat(store.history(stale.id(), 0, 10)).hasSize(1);
            assertThat(store.history(unknown.id(), 0, 10)).isEmpty();
            assertThat(store.history(replanned.id(), 0, 10)).hasSize(2);
        }

        @Test
        void oneListMayChangeAnEventTwice() {
            Event event = create(anEvent().scheduled());
            Event second = renamed(event, "Second");
            Event third = second.next(NOW).done();
            Event fourth = renamed(third, "Fourth");

            assertThat(store.commit(List.of(untold(second), untold(third), untold(fourth))))
                    .containsExactly(event.id());
            assertThat(store.find(event.id())).contains(fourth);
        }

        @Test
        void anotherPlanIsFoundByWhatItSaysNow() {
            Event event = create(anEvent().named("Cup final").scheduled());
            Plan plan = event.plan();
            Window later = new Window(
                    Events.START.plus(Duration.ofDays(300)),
                    Events.START.plus(Duration.ofDays(301)),
                    plan.window().zone());
            Event after = event.next(NOW)
                    .revised()
                    .plan(with(plan, "Derby", "kick-off", later))
                    .done();
            store.commit(told(after, Happening.RESCHEDULED));

            assertThat(listed(aQuery().text("cup"))).isEmpty();
            assertThat(listed(aQuery().text("derby"))).containsExactly(after);
            assertThat(listed(aQuery().text("KICK"))).containsExactly(after);
            assertThat(listed(aQuery().from(Events.START.plus(Duration.ofDays(299)))))
                    .containsExactly(after);
            assertThat(listed(aQuery().to(Events.START.plus(Duration.ofDays(299)))))
                    .isEmpty();
            assertThat(store.nextDue()).contains(after.plan().prerollAt());
        }

        @Test
        void aZoneThatThisJavaDoesNotKnowIsKeptThroughAllChanges() {
            Event event = create(anEvent().ofUnknownZone("Europe/Atlantis").scheduled());
            Window longer =
                    Window.ofUnknownZone(Events.START, Events.START.plus(Duration.ofHours(9)), "Europe/Atlantis");
            Event extended = event.next(NOW)
                    .revised()
                    .plan(with(event.plan(), "Cup final", "", longer))
                    .done();
            Event cancelled = cancelled(extended);

            assertThat(store.find(event.id())).contains(event);
            store.commit(told(extended, Happening.EXTENDED));
            assertThat(store.find(event.id())).contains(extended);
            store.commit(told(cancelled, Happening.CANCELLED));

            assertThat(store.find(event.id())).contains(cancelled);
            assertThat(store.find(event.id()).orElseThrow().plan().window().unknownZone())
                    .contains("Europe/Atlantis");
        }

        @Test
        void aZoneIsThereAgainForAJavaThatKnowsIt() {
            Event event = create(anEvent().ofUnknownZone("Europe/Paris").scheduled());

            Window found = store.find(event.id()).orElseThrow().plan().window();

            assertThat(found.zone()).isEqualTo(ZoneId.of("Europe/Paris"));
            assertThat(found.unknownZone()).isEmpty();
            assertThat(found.start()).isEqualTo(event.plan().window().start());
        }

        @Test
        void anEmptyListChangesNothing() {
            long generation = store.generation();

            assertThat(store.commit(List.of())).isEmpty();
            assertThat(store.generation()).isEqualTo(generation);
        }

        @Test
        void manyAtOnceMakeOneSerialHistory() throws Exception {
            List<EventId> ids = Stream.generate(
                            () -> create(anEvent().scheduled()).id())
                    .limit(5)
                    .toList();
            int changesEach = 25;

            List<Integer> won = atOnce(16, thread -> {
                Random random = new Random(thread);
                int wins = 0;
                for (int i = 0; i < changesEach; i++) {
                    Event event =
                            store.find(ids.get(random.nextInt(ids.size()))).orElseThrow();
                    Event after = i % 5 == 0
                            ? renamed(event, "By " + thread)
                            : event.next(NOW).done();
                    wins += store.commit(told(after, Happening.EDITED)) ? 1 : 0;
                }
                return wins;
            });

            long versions = 0;
            for (EventId id : ids) {
                Event event = store.find(id).orElseThrow();
                assertThat(store.history(id, 0, 500))
                        .extracting(HistoryEntry::version)
                        .containsExactlyElementsOf(IntStream.rangeClosed(1, (int) event.version())
                                .mapToObj(i -> (long) i)
                                .toList());
                versions += event.version() - 1;
            }
            assertThat(versions)
                    .isPositive()
                    .isEqualTo(won.stream().mapToInt(Integer::intValue).sum());
        }
    }

    @Nested
    class Deleting {

        @Test
        void theEventGoesAndItsHistoryEndsWithTheDeletion() {
            Event event = create(anEvent().ended());
            HistoryEntry deletion = deletionOf(event, NOW);

            assertThat(store.delete(event.id(), deletion)).isTrue();
            assertThat(store.find(event.id())).isEmpty();
            assertThat(listed(aQuery())).isEmpty();
            assertThat(listed(aQuery().text("final"))).isEmpty();
            assertThat(store.history(event.id(), 0, 10)).containsExactly(entryOf(event, Happening.SCHEDULED), deletion);
        }

        @Test
        void anEventThatWasChangedMeanwhileStays() {
            Event event = create(anEvent().ended());
            Event changed = event.next(NOW).done();
            store.commit(untold(changed));

            assertThat(store.delete(event.id(), deletionOf(event, NOW))).isFalse();
            assertThat(store.find(event.id())).contains(changed);
            assertThat(store.history(event.id(), 0, 10)).hasSize(1);
        }

        @Test
        void anEntryTellsOfItsOwnEvent() {
            Event event = create(anEvent().ended());

            assertThatThrownBy(() -> store.delete(anId(), deletionOf(event, NOW)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class History {

        @Test
        void itIsReadInPartsInItsOrder() {
            Event event = create(anEvent().scheduled());
            for (int i = 0; i < 11; i++) {
                event = event.next(NOW).done();
                store.commit(told(event, Happening.EDITED));
            }

            assertThat(store.history(event.id(), 0, 5))
                    .extracting(HistoryEntry::version)
                    .containsExactly(1L, 2L, 3L, 4L, 5L);
            assertThat(store.history(event.id(), 9, 5))
                    .extracting(HistoryEntry::version)
                    .containsExactly(10L, 11L, 12L);
            assertThat(store.history(event.id(), 12, 5)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 501})
        void itIsReadInPartsOfAtMostFiveHundred(int limit) {
            assertThatThrownBy(() -> store.history(anId(), 0, limit)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Listing {

        @Test
        void statusesNarrowIt() {
            Event live = create(anEvent().live());
            Event ended = create(anEvent().ended());
            create(anEvent().scheduled());

            assertThat(listed(aQuery().statuses(Status.LIVE))).containsExactly(live);
            assertThat(listed(aQuery().statuses(Status.LIVE, Status.ENDED, Status.FAILED)))
                    .containsExactlyInAnyOrder(live, ended);
            assertThat(listed(aQuery().statuses(Status.FAILED))).isEmpty();
        }

        @Test
        void ownerAndTargetNarrowIt() {
            Event alices = create(anEvent()
                    .ownedBy("alice")
                    .running(TargetType.PRODUCT, "web")
                    .scheduled());
            Event bobs = create(anEvent()
                    .ownedBy("bob")
                    .running(TargetType.AUTOMATION, "web")
                    .scheduled());
            Event other = create(anEvent()
                    .ownedBy("bob")
                    .running(TargetType.AUTOMATION, "queue")
                    .scheduled());

            assertThat(listed(aQuery().owner("alice"))).containsExactly(alices);
            assertThat(listed(aQuery().owner("Alice"))).isEmpty();
            assertThat(listed(aQuery().targetType(TargetType.AUTOMATION))).containsExactlyInAnyOrder(bobs, other);
            assertThat(listed(aQuery().targetName("web"))).containsExactlyInAnyOrder(alices, bobs);
            assertThat(listed(aQuery().targetName("web").targetType(TargetType.AUTOMATION)))
                    .containsExactly(bobs);
            assertThat(listed(aQuery().owner("bob").targetName("web").targetType(TargetType.PRODUCT)))
                    .isEmpty();
        }

        @Test
        void aRangeTakesWindowsThatOverlapIt() {
            Instant from = Events.START;
            Instant to = from.plus(Duration.ofHours(10));
            create(anEvent()
                    .startingAt(from.minus(Duration.ofHours(2)))
                    .lasting(Duration.ofHours(2))
                    .scheduled());
            Event intoIt = create(anEvent()
                    .startingAt(from.minus(Duration.ofHours(2)))
                    .lasting(Duration.ofHours(3))
                    .scheduled());
            Event within = create(
                    anEvent().startingAt(from).lasting(Duration.ofHours(10)).scheduled());
            Event around = create(anEvent()
                    .startingAt(from.minus(Duration.ofDays(9)))
                    .lasting(Duration.ofDays(20))
                    .scheduled());
            Event outOfIt = create(anEvent()
                    .startingAt(to.minusMillis(1))
                    .lasting(Duration.ofHours(3))
                    .scheduled());
            create(anEvent().startingAt(to).lasting(Duration.ofHours(3)).scheduled());

            for (Sort sort : Sort.values()) {
                assertThat(listed(aQuery().from(from).to(to).sortedBy(sort)))
                        .containsExactlyInAnyOrder(intoIt, within, around, outOfIt);
                assertThat(listed(aQuery().from(from).sortedBy(sort))).hasSize(5);
                assertThat(listed(aQuery().to(to).sortedBy(sort))).hasSize(5);
                assertThat(listed(aQuery().from(Instant.MIN).to(Instant.MAX).sortedBy(sort)))
                        .hasSize(6);
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "Cup final|cup f",
                    "Cup final|FINAL",
                    "Cup final|c",
                    "Été à Évian|été À é",
                    "ÉTÉ|é",
                    "Весенняя распродажа|ВЕСЕН",
                    "ВЕСНА|на",
                    "ΟΔΥΣΣΕΥΣ|οδυσσευς",
                    "Οδυσσευς and Πηνελοπη|ΣΕΥΣ",
                    "Große Straße|STRASSE",
                    "GROSSE STRASSE|straße",
                    "100% off_season|0% off_s",
                    "100% off|0%",
                    "C:\\temp|:\\t",
                    "the \"big\" one|e \"BIG\" o",
                    "it's on|T'S",
                    "a* AND (b OR c)|* and (B",
                    "決勝戦の夜|決勝戦",
                    "決勝戦の夜|夜",
                    "win \uD83C\uDFC6\uD83C\uDFC6\uD83C\uDFC6 cup|\uD83C\uDFC6\uD83C\uDFC6\uD83C\uDFC6",
                    "win \uD83C\uDFC6 cup|\uD83C\uDFC6",
                    "cafe\u0301|CAF\u00C9",
                    "caf\u00E9|Cafe\u0301"
                })
        void aTextIsFoundInNameOrNotesWithoutRegardToCase(String text, String part) {
            create(anEvent().named("Something else").noted("entirely").scheduled());
            Event inName = create(anEvent().named(text).noted("nothing").scheduled());
            Event inNotes = create(
                    anEvent().named("Nothing").noted("First.\n" + text + ".").scheduled());

            assertThat(listed(aQuery().text(part))).contains(inName, inNotes);
            assertThat(listed(aQuery().text(part).sortedBy(Sort.NAME))).contains(inName, inNotes);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "Cup final|c%f",
                    "Cup final|cup_fin",
                    "Cup final|%",
                    "Cup final|_",
                    "Cup final|cup*",
                    "Cup final|^cup",
                    "Cup final|cupfin",
                    "Cup final|finals",
                    "Cup final|cup OR nothing",
                    "abcXbcd|abcd",
                    "Cup final|l not"
                })
        void aTextMeansItselfAndNothingElse(String text, String part) {
            create(anEvent().named(text).noted("notes").scheduled());

            assertThat(listed(aQuery().text(part))).isEmpty();
        }

        @Test
        void anEmptyTextAsksForNothing() {
            Event event = create(anEvent().scheduled());

            assertThat(listed(aQuery().text(""))).containsExactly(event);
        }

        @Test
        void aLongTextIsFoundToItsEnd() {
            String shared = "a long beginning that two events have in common, word for word, up to the ";
            Event event = create(anEvent().noted(shared + "end").scheduled());
            create(anEvent().noted(shared + "beginning").scheduled());

            assertThat(listed(aQuery().text(shared + "END"))).containsExactly(event);
        }

        @Test
        void everyOrderIsKeptInBothDirections() {
            Event a = create(anEvent()
                    .named("alpha")
                    .ownedBy("carol")
                    .startingAt(at(3))
                    .lasting(Duration.ofHours(1))
                    .updatedAt(at(-1))
                    .scheduled());
            Event b = create(anEvent()
                    .named("Bravo")
                    .ownedBy("dave")
                    .startingAt(at(1))
                    .lasting(Duration.ofHours(2))
                    .updatedAt(at(-2))
                    .live());
            Event c = create(anEvent()
                    .named("charlie")
                    .ownedBy("alice")
                    .startingAt(at(2))
                    .lasting(Duration.ofHours(9))
                    .updatedAt(at(-3))
                    .ended());
            Event d = create(anEvent()
                    .named("Éclair")
                    .ownedBy("bob")
                    .startingAt(at(0))
                    .lasting(Duration.ofHours(5))
                    .updatedAt(at(-4))
                    .scheduled());

            assertOrder(Sort.START, d, b, c, a);
            assertOrder(Sort.END, b, a, d, c);
            assertOrder(Sort.UPDATED, d, c, b, a);
            assertOrder(Sort.NAME, a, b, c, d);
            assertOrder(Sort.OWNER, c, d, a, b);
            assertOrder(Sort.STATUS, d, a, b, c);
        }

        @ParameterizedTest
        @EnumSource
        void tiesAreBrokenById(Sort sort) {
            List<Event> events = new ArrayList<>(
                    Stream.generate(() -> anEvent().scheduled()).limit(5).toList());
            List<Event> shuffled = new ArrayList<>(events);
            Collections.shuffle(shuffled, new Random(7));
            shuffled.forEach(event -> create(event));

            assertOrder(sort, events.toArray(Event[]::new));
        }

        private void assertOrder(Sort sort, Event... events) {
            assertThat(listed(aQuery().sortedBy(sort))).containsExactly(events);
            List<Event> backwards = new ArrayList<>(Arrays.asList(events));
            Collections.reverse(backwards);
            assertThat(listed(aQuery().sortedBy(sort).descending(true))).containsExactlyElementsOf(backwards);
        }
    }

    @Nested
    class Paging {

        @ParameterizedTest
        @EnumSource
        void pagesTogetherAreTheWholeList(Sort sort) {
            for (int i = 0; i < 10; i++) {
                create(anEvent()
                        .named("Event " + i % 4)
                        .startingAt(at(i % 3))
                        .updatedAt(at(i % 5))
                        .in(Status.values()[i % 9]));
            }
            for (boolean descending : new boolean[] {false, true}) {
                for (int limit : new int[] {1, 3, 5, 10, 11}) {
                    assertThat(pages(aQuery().sortedBy(sort)
                                    .descending(descending)
                                    .limit(limit)))
                            .containsExactlyElementsOf(
                                    listed(aQuery().sortedBy(sort).descending(descending)));
                }
            }
        }

        @Test
        void aFullLastPageHasNoNext() {
            create(anEvent().scheduled());
            create(anEvent().scheduled());

            assertThat(store.list(aQuery().limit(2)).next()).isEmpty();
            assertThat(store.list(aQuery().limit(1)).next()).isPresent();
        }

        @ParameterizedTest
        @EnumSource
        void whatIsAddedMeanwhileNeitherSkipsNorRepeatsTheRest(Sort sort) {
            List<Event> before = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                before.add(create(any(i)));
            }
            List<Event> read = new ArrayList<>();
            EventPage page = store.list(aQuery().sortedBy(sort).limit(3));
            read.addAll(page.events());
            for (int i = 0; page.next().isPresent(); i++) {
                create(any(i));
                create(any(19 - i));
                page = store.list(
                        aQuery().sortedBy(sort).cursor(page.next().get()).limit(3));
                read.addAll(page.events());
            }

            assertThat(read).doesNotHaveDuplicates().containsAll(before);
        }

        @Test
        void aCursorOutlivesTheEventItNames() {
            Event first = create(anEvent().startingAt(at(0)).ended());
            Event second = create(anEvent().startingAt(at(1)).ended());
            String cursor = store.list(aQuery().limit(1)).next().orElseThrow();
            store.delete(first.id(), deletionOf(first, NOW));

            assertThat(store.list(aQuery().cursor(cursor).query()).events()).containsExactly(second);
        }

        @Test
        void aCursorBelongsToItsOrder() {
            create(anEvent().scheduled());
            create(anEvent().scheduled());
            String cursor = store.list(aQuery().limit(1)).next().orElseThrow();

            assertRefused(aQuery().sortedBy(Sort.END).cursor(cursor).query());
            assertRefused(aQuery().sortedBy(Sort.NAME).cursor(cursor).query());
            assertRefused(aQuery().descending(true).cursor(cursor).query());
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "x", "null", "../../etc/passwd", "=", "AAAA", "\uD83C\uDFC6", "' OR 1=1 --"})
        void garbageIsRefused(String cursor) {
            for (Sort sort : Sort.values()) {
                assertRefused(aQuery().sortedBy(sort).cursor(cursor).query());
            }
        }

        @ParameterizedTest
        @EnumSource
        void aCursorThatWasChangedInAnyPlaceIsRefused(Sort sort) {
            create(anEvent().scheduled());
            create(anEvent().scheduled());
            String cursor = store.list(aQuery().sortedBy(sort).limit(1)).next().orElseThrow();

            for (int i = 0; i < cursor.length(); i++) {
                char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
                assertRefused(aQuery().sortedBy(sort)
                        .cursor(cursor.substring(0, i) + other + cursor.substring(i + 1))
                        .query());
                assertRefused(
                        aQuery().sortedBy(sort).cursor(cursor.substring(0, i)).query());
                assertRefused(aQuery().sortedBy(sort)
                        .cursor(cursor + cursor.substring(0, i + 1))
                        .query());
            }
        }

        private Event any(int i) {
            return anEvent()
                    .named("Event " + i % 7)
                    .startingAt(at(i % 4))
                    .updatedAt(at(i % 6))
                    .in(Status.values()[i % 9]);
        }

        private void assertRefused(EventQuery query) {
            assertThatThrownBy(() -> store.list(query)).isInstanceOf(BadCursorException.class);
        }

        private List<Event> pages(EventQuery query) {
            EventPage page = store.list(query);
            List<Event> all = new ArrayList<>(page.events());
            while (page.next().isPresent()) {
                assertThat(page.events()).hasSize(query.limit());
                page = store.list(query.after(page.next().get()));
                all.addAll(page.events());
            }
            return all;
        }
    }

    @Nested
    class CreatingASeries {

        private final IdempotencyKey key = new IdempotencyKey("alice", "weekly", "f");

        @Test
        void allItsEventsAreThereWithTheirHistories() {
            List<Event> week = week("s-1");

            assertThat(store.createSeries(beginnings(week), Optional.empty())).isEqualTo(week);

            assertThat(listed(aQuery().series("s-1"))).isEqualTo(week);
            assertThat(week).allSatisfy(event -> assertThat(store.history(event.id(), 0, 10))
                    .containsExactly(entryOf(event, Happening.SCHEDULED)));
        }

        @Test
        void aRepeatedCreateMakesNoSecondSeries() {
            List<Event> first = store.createSeries(beginnings(week("s-1")), Optional.of(key));
            long before = store.generation();

            assertThat(store.createSeries(beginnings(week("s-2")), Optional.of(key)))
                    .isEqualTo(first);

            assertThat(store.createdSeries(key)).isEqualTo(first);
            assertThat(listed(aQuery())).hasSize(3);
            assertThat(store.generation()).isEqualTo(before);
        }

        @Test
        void theKeyOfAnotherRequestIsRefused() {
            store.createSeries(beginnings(week("s-1")), Optional.of(key));
            IdempotencyKey reused = new IdempotencyKey("alice", "weekly", "g");

            assertThatThrownBy(() -> store.createSeries(beginnings(week("s-2")), Optional.of(reused)))
                    .isInstanceOf(KeyReusedException.class);
            assertThatThrownBy(() -> store.createdSeries(reused)).isInstanceOf(KeyReusedException.class);
            assertThat(listed(aQuery())).hasSize(3);
        }

        @Test
        void aKeyThatMadeNoneHasNone() {
            assertThat(store.createdSeries(key)).isEmpty();
            store.create(beginning(anEvent().scheduled()), Optional.of(key));
            assertThat(store.createdSeries(key)).isEmpty();
        }

        @Test
        void whenOneCannotBeWrittenNoneIs() {
            Event there = create(anEvent().scheduled());
            List<Change> changes = new ArrayList<>(beginnings(week("s-1")));
            changes.add(beginning(there));

            assertThatThrownBy(() -> store.createSeries(changes, Optional.of(key)))
                    .isInstanceOf(RuntimeException.class);

            assertThat(listed(aQuery())).containsExactly(there);
            assertThat(store.createdSeries(key)).isEmpty();
        }

        private List<Event> week(String series) {
            return IntStream.range(0, 3)
                    .mapToObj(day -> anEvent()
                            .from(Origin.NONE.occurrenceOf(series))
                            .startingAt(Events.START.plus(Duration.ofDays(day)))
                            .scheduled())
                    .toList();
        }

        private static List<Change> beginnings(List<Event> events) {
            return events.stream().map(Changes::beginning).toList();
        }
    }

    @Nested
    class Figuring {

        @Test
        void startsAreCountedInTheStretchThatTheyFallIn() {
            create(anEvent().startingAt(at(0)).scheduled());
            create(anEvent().startingAt(at(0)).inFolder("shop").scheduled());
            create(anEvent().startingAt(at(2).minusMillis(1)).ended());
            create(anEvent().startingAt(at(2)).failed());
            create(anEvent().startingAt(at(4)).scheduled());
            create(anEvent().startingAt(at(0).minusMillis(1)).scheduled());
            List<Instant> bounds = List.of(at(0), at(2), at(3), at(4));

            assertThat(store.starts(bounds, Folders.ALL))
                    .containsExactly(
                            Map.of(Status.SCHEDULED, 2L, Status.ENDED, 1L), Map.of(Status.FAILED, 1L), Map.of());
            assertThat(store.starts(bounds, Folders.only(Set.of("shop"))))
                    .containsExactly(Map.of(Status.SCHEDULED, 1L), Map.of(), Map.of());
            assertThat(events("production").starts(bounds, Folders.ALL)).containsExactly(Map.of(), Map.of(), Map.of());
        }

        @Test
        void aTrackRecordTellsWhatBecameOfTheNewestEventsOfATarget() {
            create(anEvent().named("oldest").startingAt(at(0)).ended());
            Event failed = create(anEvent().named("Older").startingAt(at(1)).failed());
            Event leftOver = create(anEvent().startingAt(at(2)).teardownFailed());
            Event missed = create(anEvent().startingAt(at(3)).missed());
            create(anEvent().startingAt(at(4)).live());
            create(anEvent().running(TargetType.PRODUCT, "scale-ecs-service").scheduled());

            assertThat(store.trackRecords(Folders.ALL, 3, 2))
                    .containsExactly(
                            new TrackRecord(
                                    TargetType.AUTOMATION,
                                    "scale-ecs-service",
                                    5,
                                    List.of(
                                            outcome(Status.MISSED, false, false),
                                            outcome(Status.TEARDOWN_FAILED, true, false),
                                            outcome(Status.FAILED, false, true)),
                                    List.of(brief(missed), brief(leftOver))),
                            new TrackRecord(TargetType.PRODUCT, "scale-ecs-service", 1, List.of(), List.of()));
            assertThat(store.trackRecords(Folders.ALL, 10, 10).get(0).latest()).contains(brief(failed));
        }

        @Test
        void aTrackRecordKnowsOnlyTheEventsOfItsFolders() {
            Event ours = create(anEvent().inFolder("shop").ended());
            create(anEvent().inFolder("bank").ended());
            create(anEvent()
                    .inFolder("bank")
                    .running(TargetType.PRODUCT, "vault")
                    .ended());

            assertThat(store.trackRecords(Folders.only(Set.of("shop")), 10, 10))
                    .containsExactly(new TrackRecord(
                            TargetType.AUTOMATION,
                            "scale-ecs-service",
                            1,
                            List.of(outcome(Status.ENDED, true, true)),
                            List.of(brief(ours))));
            assertThat(store.trackRecords(Folders.only(Set.of()), 10, 10)).isEmpty();
        }

        @Test
        void whatAnEventCameToIsKnownOnceItIsChanged() {
            Event tearingDown = create(anEvent().tearingDown());
            Instant over = tearingDown.postroll().orElseThrow().claimedAt().plusSeconds(40);
            Event ended = tearingDown
                    .next(over)
                    .status(Status.ENDED)
                    .postroll(tearingDown.postroll().orElseThrow().over(PhaseRun.Result.SUCCEEDED, over))
                    .done();

            store.commit(untold(ended));

            assertThat(store.trackRecords(Folders.ALL, 10, 10).get(0).outcomes())
                    .containsExactly(new TrackRecord.Outcome(
                            Status.ENDED, Optional.of(Duration.ofSeconds(90)), Optional.of(Duration.ofSeconds(40))));
        }

        private static TrackRecord.Outcome outcome(Status status, boolean preroll, boolean postroll) {
            Duration took = Duration.ofSeconds(90);
            return new TrackRecord.Outcome(
                    status,
                    Optional.of(took).filter(t -> preroll),
                    Optional.of(took).filter(t -> postroll));
        }

        private static TrackRecord.Brief brief(Event event) {
            return new TrackRecord.Brief(
                    event.id(),
                    event.plan().name(),
                    event.status(),
                    event.plan().window().start());
        }
    }

    @Nested
    class ForTheRunner {

        @Test
        void whatTheClockMovesOnIsDueAtItsMomentTheMostOverdueFirst() {
            Event live = create(
                    anEvent().startingAt(at(0)).lasting(Duration.ofHours(2)).live());
            Event early = create(
                    anEvent().startingAt(at(1)).withLead(Duration.ofHours(3)).scheduled());
            Event late = create(
                    anEvent().startingAt(at(4)).withLead(Duration.ofHours(1)).scheduled());
            create(anEvent().startingAt(at(0)).lasting(Duration.ofHours(1)).tearingDown());
            create(anEvent().startingAt(at(0)).lasting(Duration.ofHours(1)).ended());

            assertThat(store.nextDue()).contains(at(-2));
            assertThat(store.due(at(-2).minusMillis(1), 10)).isEmpty();
            assertThat(store.due(at(-2), 10)).containsExactly(early);
            assertThat(store.due(at(3), 10)).containsExactly(early, live, late);
            assertThat(store.due(at(3), 2)).containsExactly(early, live);
        }

        @Test
        void nothingIsDueTooEarlyByEvenANanosecond() {
            Instant start = at(1).plusNanos(1);
            Event event =
                    create(anEvent().startingAt(start).withLead(Duration.ZERO).scheduled());

            assertThat(store.due(at(1), 10)).isEmpty();
            Instant due = store.nextDue().orElseThrow();
            assertThat(due).isBetween(start, start.plusMillis(1));
            assertThat(store.due(due, 10)).containsExactly(event);
        }

        @Test
        void aChangeMovesWhatIsDue() {
            Event scheduled = create(anEvent().scheduled());
            Event cancelled = cancelled(scheduled);
            store.commit(told(cancelled, Happening.CANCELLED));

            assertThat(store.nextDue()).isEmpty();
            assertThat(store.due(Instant.MAX, 10)).isEmpty();
        }

        @ParameterizedTest
        @EnumSource
        void dueIsWhatTheLifecycleSays(Status status) {
            Event event = create(anEvent().in(status));

            assertThat(store.nextDue()).isEqualTo(Lifecycle.dueAt(event));
        }

        @Test
        void whateverHasAPhaseGoingOnIsInFlight() {
            List<EventId> expected = new ArrayList<>();
            for (Status status : Status.values()) {
                Event event = create(anEvent().in(status));
                if (status.isInFlight()) {
                    expected.add(event.id());
                }
            }

            assertThat(store.inFlight()).containsExactlyInAnyOrderElementsOf(expected);
        }

        @Test
        void countsTellHowManyStandWhere() {
            create(anEvent().live());
            create(anEvent().live());
            create(anEvent().ended());

            assertThat(store.counts()).isEqualTo(Map.of(Status.LIVE, 2L, Status.ENDED, 1L));
        }

        @Test
        void theGenerationGrowsWithEveryChangeAndWithNothingElse() {
            long generation = store.generation();
            Event event = create(anEvent().ended());
            assertThat(store.generation()).isGreaterThan(generation);

            generation = store.generation();
            Event changed = event.next(NOW).done();
            store.commit(untold(changed));
            assertThat(store.generation()).isGreaterThan(generation);

            generation = store.generation();
            store.commit(untold(changed));
            store.delete(event.id(), deletionOf(event, NOW));
            store.list(EventQuery.all());
            events("production").create(beginning(anEvent().in("production").scheduled()), Optional.empty());
            assertThat(store.generation()).isEqualTo(generation);

            store.delete(event.id(), deletionOf(changed, NOW));
            assertThat(store.generation()).isGreaterThan(generation);
        }
    }

    private Event create(Event event) {
        return store.create(beginning(event), Optional.empty());
    }

    private Event create(Event event, IdempotencyKey key) {
        return store.create(beginning(event), Optional.of(key));
    }

    private List<Event> listed(Queries.Asking asking) {
        return store.list(asking.query()).events();
    }

    private static Instant at(int hour) {
        return Events.START.plus(Duration.ofHours(hour));
    }

    private static Event cancelled(Event event) {
        return event.next(NOW).revised().status(Status.CANCELLED).done();
    }

    private static Event renamed(Event event, String name) {
        Plan plan = event.plan();
        return event.next(NOW)
                .revised()
                .plan(with(plan, name, plan.notes(), plan.window()))
                .done();
    }

    private static Plan with(Plan plan, String name, String notes, Window window) {
        return new Plan(
                name,
                notes,
                window,
                plan.lead(),
                plan.audience(),
                plan.criticality(),
                plan.performanceTarget(),
                plan.target(),
                plan.parameters(),
                plan.derived());
    }

    /** What one of many threads does. */
    private interface Part<T> {
        T of(int thread) throws Exception;
    }

    private static <T> List<T> atOnce(int threads, Part<T> part) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<T>> parts = IntStream.range(0, threads)
                    .<Callable<T>>mapToObj(thread -> () -> part.of(thread))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(parts)) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
