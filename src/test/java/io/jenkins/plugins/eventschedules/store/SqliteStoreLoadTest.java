package io.jenkins.plugins.eventschedules.store;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Events;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.Changes;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventPage;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand events due at once: what happens at the minute for which everybody schedules. */
class SqliteStoreLoadTest {

    private static final int MANY = 10_000;
    private static final Instant NOW = Events.START;

    @TempDir
    Path folder;

    private SqliteStore store;
    private EventStore events;

    @BeforeEach
    void fill() {
        store = SqliteStore.open(folder.resolve("events.db"), InstantSource.system());
        events = store.events("sandbox");
        StoreBulk.load(
                store,
                IntStream.range(0, MANY)
                        .mapToObj(i -> anEvent()
                                .named("Event " + i)
                                .startingAt(NOW.plusSeconds(i % 60))
                                .scheduled())
                        .toList());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void tenThousandAreClaimedInOneCommitWhileListsArePaged() {
        List<Change> claims =
                events.due(NOW, MANY).stream().map(SqliteStoreLoadTest::claim).toList();
        assertThat(claims).hasSize(MANY);
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<List<Set<Status>>> reading = CompletableFuture.supplyAsync(() -> {
            List<Set<Status>> seen = new ArrayList<>();
            while (!over.get() || seen.isEmpty()) {
                seen.add(statusesOfEveryPage());
            }
            return seen;
        });

        Collection<EventId> claimed = events.commit(claims);
        over.set(true);

        assertThat(claimed).hasSize(MANY);
        assertThat(events.counts()).isEqualTo(Map.of(Status.DEPLOYING, (long) MANY));
        assertThat(events.inFlight()).hasSize(MANY);
        assertThat(reading.join()).isNotEmpty().allMatch(statuses -> !statuses.isEmpty());
    }

    @Test
    void ofTwoRunnersThatClaimTheSameEventsEachIsWonByOne() {
        List<Change> claims =
                events.due(NOW, MANY).stream().map(SqliteStoreLoadTest::claim).toList();
        List<CompletableFuture<Collection<EventId>>> runners = IntStream.range(0, 4)
                .mapToObj(runner -> CompletableFuture.supplyAsync(() -> {
                    Collection<EventId> won = new ArrayList<>();
                    for (int i = 0; i < MANY; i += 500) {
                        won.addAll(events.commit(claims.subList(i, i + 500)));
                    }
                    return won;
                }))
                .toList();

        List<EventId> won =
                runners.stream().flatMap(runner -> runner.join().stream()).toList();
        assertThat(won).hasSize(MANY).doesNotHaveDuplicates();
    }

    /** Reads the whole list in pages, each event once, whatever is claimed meanwhile: claims do not move a start. */
    private Set<Status> statusesOfEveryPage() {
        Set<EventId> read = new HashSet<>();
        Set<Status> statuses = new HashSet<>();
        EventPage page = events.list(EventQuery.all().limitedTo(500));
        while (true) {
            for (Event event : page.events()) {
                assertThat(read.add(event.id())).isTrue();
                statuses.add(event.status());
            }
            if (page.next().isEmpty()) {
                assertThat(read).hasSize(MANY);
                return statuses;
            }
            page = events.list(EventQuery.all().limitedTo(500).after(page.next().get()));
        }
    }

    private static Change claim(Event event) {
        PhaseRun run = PhaseRun.claimed(event.id(), event.revision(), Phase.PREROLL, NOW, Duration.ofMinutes(30));
        return Changes.told(
                event.next(NOW).status(Status.DEPLOYING).preroll(run).done(), Happening.CLAIMED);
    }
}
