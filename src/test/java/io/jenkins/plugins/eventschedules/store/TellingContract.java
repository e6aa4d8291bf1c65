package io.jenkins.plugins.eventschedules.store;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.beginning;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.deletionOf;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.told;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.untold;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.event.Origin;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.Chronicle.Piece;
import io.jenkins.plugins.eventschedules.lifecycle.port.Chronicle.Recorded;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Followers.Follower;
import io.jenkins.plugins.eventschedules.lifecycle.port.Standings.Standing;
import io.jenkins.plugins.eventschedules.lifecycle.port.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What receivers of notices are promised, wherever the events are kept. */
public abstract class TellingContract {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant END = Instant.parse("2026-12-01T23:00:00Z");

    private static final Origin SERIES = Origin.in("").occurrenceOf("01JDXM4Z5N0000000000000000");

    private EventStore store;
    private Telling telling;

    /** The store of an environment of this name, empty at first. */
    protected abstract EventStore events(String environment);

    /** What is told of the events of that store. */
    protected abstract Telling telling(String environment);

    @BeforeEach
    void useTheSandbox() {
        store = events("sandbox");
        telling = telling("sandbox");
        assertThat(telling.chronicle().end()).isZero();
    }

    private Event make() {
        return store.create(beginning(anEvent().scheduled()), Optional.empty());
    }

    private Event happens(Event event, Happening happening) {
        Event after = event.next(NOW).done();
        assertThat(store.commit(told(after, happening))).isTrue();
        return after;
    }

    /** Reads on from a position, a few at a time. */
    private List<Recorded> from(long position) {
        List<Recorded> read = new ArrayList<>();
        Piece piece = telling.chronicle().after(position, 5);
        while (piece.reached() > position) {
            read.addAll(piece.entries());
            position = piece.reached();
            piece = telling.chronicle().after(position, 5);
        }
        assertThat(read).extracting(Recorded::position).isSorted().doesNotHaveDuplicates();
        return read;
    }

    private static String line(Recorded recorded) {
        return line(recorded.entry());
    }

    private static String line(HistoryEntry entry) {
        return entry.event() + " " + entry.version() + " " + entry.happening();
    }

    // --- the chronicle ----------------------------------------------------------------------------------------------

    @Test
    void whatHappensIsToldOnceAndInTheOrderOfEachEvent() {
        Event one = make();
        Event two = make();
        Event claimed = happens(one, Happening.CLAIMED);
        Event progressed = claimed.next(NOW).done();
        assertThat(store.commit(untold(progressed))).isTrue();
        happens(two, Happening.EXTENDED);
        happens(progressed, Happening.WENT_LIVE);

        List<Recorded> read = from(0);
        assertThat(read)
                .extracting(TellingContract::line)
                .containsExactlyInAnyOrder(
                        one.id() + " 1 SCHEDULED",
                        one.id() + " 2 CLAIMED",
                        one.id() + " 4 WENT_LIVE",
                        two.id() + " 1 SCHEDULED",
                        two.id() + " 2 EXTENDED");
        assertThat(read.stream().map(Recorded::entry).filter(entry -> entry.event()
                        .equals(one.id())))
                .isEqualTo(store.history(one.id(), 0, 500));
        assertThat(telling.chronicle().end()).isEqualTo(read.get(4).position());
    }

    @Test
    void whoRemembersAPositionMissesNothingAndHearsNothingTwice() {
        Event event = make();
        List<Recorded> read = new ArrayList<>(from(0));
        for (int i = 0; i < 3; i++) {
            event = happens(event, Happening.EDITED);
            make();
            read.addAll(from(read.get(read.size() - 1).position()));
        }
        long end = telling.chronicle().end();

        assertThat(read).hasSize(7).isEqualTo(from(0));
        assertThat(telling.chronicle().after(end, 10)).isEqualTo(new Piece(List.of(), end));
    }

    @Test
    void occurrencesOfOneMomentAreAllTold() {
        List<Change> changes = Stream.generate(
                        () -> beginning(anEvent().from(SERIES).scheduled()))
                .limit(25)
                .toList();
        store.createSeries(changes, Optional.empty());

        assertThat(from(0))
                .extracting(recorded -> recorded.entry().event())
                .hasSize(25)
                .doesNotHaveDuplicates();
    }

    @Test
    void theEndOfADeletedEventIsTold() {
        Event event = store.create(beginning(anEvent().in(Status.ENDED)), Optional.empty());
        long before = telling.chronicle().end();
        Event edited = happens(event, Happening.EDITED);
        assertThat(store.delete(edited.id(), deletionOf(edited, NOW))).isTrue();

        assertThat(from(before))
                .extracting(TellingContract::line)
                .containsExactly(
                        event.id() + " " + edited.version() + " EDITED",
                        event.id() + " " + (edited.version() + 1) + " DELETED");
    }

    @Test
    void otherEnvironmentsAreNotHeard() {
        events("other").create(beginning(anEvent().in("other").scheduled()), Optional.empty());
        make();

        assertThat(from(0)).hasSize(1);
    }

    @Test
    void whoReadsWhileOthersWriteMissesNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        List<Recorded> read = new ArrayList<>();
        try {
            List<Future<?>> writing = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                writing.add(threads.submit(() -> {
                    for (int made = 0; made < 6; made++) {
                        happens(happens(make(), Happening.CLAIMED), Happening.WENT_LIVE);
                    }
                }));
            }
            boolean written = false;
            while (!written) {
                written = writing.stream().allMatch(Future::isDone);
                read.addAll(from(read.isEmpty() ? 0 : read.get(read.size() - 1).position()));
            }
            for (Future<?> each : writing) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(read).extracting(TellingContract::line).hasSize(36).doesNotHaveDuplicates();
    }

    // --- how far receivers have been told ----------------------------------------------------------------------------

    @Test
    void aReceiverStandsWhereItWasPut() {
        assertThat(telling.standings().of("hook")).isEmpty();
        Standing standing = Standing.at(7).failing(NOW).givenUp(NOW.plusSeconds(5));
        telling.standings().put("hook", standing);
        telling.standings().put("mail", Standing.at(3));
        assertThat(telling.standings().of("hook")).contains(standing);
        telling.standings().put("hook", standing.well().reached(9));

        assertThat(telling.standings().of("hook")).contains(standing.well().reached(9));
        assertThat(telling.standings().of("mail")).contains(Standing.at(3));
    }

    @Test
    void aReceiverThatIsNoMoreIsForgotten() {
        telling.standings().put("hook", Standing.at(7));
        telling.standings().put("mail", Standing.at(3));
        telling.standings().keepOnly(Set.of("mail"));

        assertThat(telling.standings().of("hook")).isEmpty();
        assertThat(telling.standings().of("mail")).contains(Standing.at(3));
    }

    @Test
    void aReminderIsOfOneReceiverAndOneEnd() {
        Event event = make();
        telling.standings().reminded("hook", event.id(), END);
        telling.standings().reminded("hook", event.id(), END);

        assertThat(telling.standings().wasReminded("hook", event.id(), END)).isTrue();
        assertThat(telling.standings().wasReminded("mail", event.id(), END)).isFalse();
        assertThat(telling.standings().wasReminded("hook", event.id(), END.plusSeconds(60)))
                .isFalse();
        assertThat(telling.standings().wasReminded("hook", make().id(), END)).isFalse();
    }

    // --- who follows events ------------------------------------------------------------------------------------------

    @Test
    void aPersonFollowsAnEventOnce() {
        Event event = make();
        Event other = make();
        Follower alice = new Follower(event.id(), "alice", "alice@example.com", NOW);
        telling.followers().put(new Follower(event.id(), "alice", "old@example.com", NOW));
        telling.followers().put(alice);
        telling.followers().put(new Follower(event.id(), "bob", "bob@example.com", NOW));

        assertThat(telling.followers().of(event.id(), "alice")).contains(alice);
        assertThat(telling.followers().of(event.id()))
                .extracting(Follower::address)
                .containsExactly("alice@example.com", "bob@example.com");
        assertThat(telling.followers().of(other.id())).isEmpty();
        assertThat(telling.followers().remove(event.id(), "alice")).isTrue();
        assertThat(telling.followers().remove(event.id(), "alice")).isFalse();
        assertThat(telling.followers().of(event.id())).hasSize(1);
    }

    @Test
    void aDeletedEventHasNoFollowers() {
        Event event = store.create(beginning(anEvent().in(Status.ENDED)), Optional.empty());
        Follower alice = new Follower(event.id(), "alice", "alice@example.com", NOW);
        telling.followers().put(alice);
        assertThat(store.delete(event.id(), deletionOf(event, NOW))).isTrue();
        telling.followers().put(alice);

        assertThat(telling.followers().of(event.id())).isEmpty();
    }
}
