package io.jenkins.plugins.eventschedules.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import io.jenkins.plugins.eventschedules.lifecycle.Schedules;
import io.jenkins.plugins.eventschedules.lifecycle.UlidEventIds;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Admission;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nothing launches that nobody wants any more, and nothing launches twice, on the real store. */
class GhostsAndDoublesTest {

    private static final Actor ALICE = Actor.person("alice");

    @TempDir
    Path folder;

    private final Lifecycle lifecycle = new Lifecycle(World.LIMITS);
    private volatile Instant now = Instant.parse("2026-12-01T12:00:00Z");
    private SqliteStore file;
    private EventStore store;
    private ControllerRunner runner;
    private Schedules schedules;

    private final PromptProvider provider = new PromptProvider();

    @BeforeEach
    void open() {
        file = SqliteStore.open(folder.resolve("events.db"), () -> now);
        store = file.events("sandbox");
        runner = runner(Runnable::run);
        CatalogTarget minimal = new CatalogTarget(
                TargetType.AUTOMATION,
                "minimal",
                "",
                "",
                List.of(new CatalogTarget.Version("1", "1", true, List.of(), List.of("Id"))),
                List.of());
        Catalog catalog = () -> new Catalog.Listing(List.of(minimal), now, List.of());
        schedules = new Schedules(
                "sandbox",
                store,
                new Admission(World.LIMITS, catalog, Secrets.NONE),
                lifecycle,
                runner,
                new UlidEventIds(() -> now),
                () -> now);
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void d08AnEventThatIsCancelledAndDeletedNeverLaunches() {
        Event event = schedule(Duration.ofMinutes(10));

        assertThatThrownBy(() -> schedules.delete(event.id(), 1, ALICE))
                .as("what could still launch cannot be deleted")
                .isInstanceOf(RefusedException.class);
        schedules.ask(event.id(), 1, new Command.Cancel(), ALICE);
        schedules.delete(event.id(), 2, ALICE);
        now = now.plus(Duration.ofMinutes(20));
        rounds();

        assertThat(provider.started()).isEmpty();
        assertThat(store.history(event.id(), 0, 10)).hasSize(3);
    }

    @Test
    void d08AnEventThatIsMovedLaunchesAtItsNewTimeAlone() {
        Event event = schedule(Duration.ofMinutes(10));
        Instant later = event.plan().window().start().plus(Duration.ofHours(3));

        schedules.change(event.id(), 1, draft -> draft(later), ALICE);
        now = now.plus(Duration.ofMinutes(20));
        rounds();
        assertThat(provider.started()).isEmpty();

        now = later;
        rounds();
        assertThat(provider.started()).containsExactly(event.id() + "-r2-preroll");
    }

    @Test
    @Timeout(60)
    void d01TwoRunnersOnOneStoreStartEachEventOnce() throws Exception {
        int events = 200;
        for (int i = 0; i < events; i++) {
            schedule(Duration.ofMinutes(10));
        }
        now = now.plus(Duration.ofMinutes(11));
        ExecutorService threads = Executors.newCachedThreadPool();
        try (RunnerThread one = new RunnerThread("one", runner(threads));
                RunnerThread two = new RunnerThread("two", runner(threads))) {
            one.start();
            two.start();
            while (store.counts().getOrDefault(Status.LIVE, 0L) < events) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } finally {
            threads.shutdownNow();
        }

        // Both may ask for the same attempt; the provider runs one token once, and there is one token an event.
        assertThat(provider.started().stream().distinct()).hasSize(events);
        assertThat(claimsOfPrerolls()).isEqualTo(events);
    }

    private long claimsOfPrerolls() {
        return store.list(EventQuery.all().limitedTo(500)).events().stream()
                .flatMap(event -> store.history(event.id(), 0, 100).stream())
                .filter(entry -> entry.to() == Status.DEPLOYING && entry.happening() == Happening.CLAIMED)
                .count();
    }

    private ControllerRunner runner(Executor threads) {
        return new ControllerRunner(
                store, lifecycle, provider, Pace.SANDBOX, threads, () -> now, System::nanoTime, new Random(1));
    }

    private void rounds() {
        for (int i = 0; i < 3; i++) {
            runner.round();
        }
    }

    private Event schedule(Duration ahead) {
        EventId id = schedules
                .schedule(draft(now.plus(ahead)), ALICE, Optional.empty())
                .event()
                .id();
        return store.find(id).orElseThrow();
    }

    private static Draft draft(Instant start) {
        return new Draft(
                "Sale",
                null,
                start.toString(),
                start.plus(Duration.ofHours(1)).toString(),
                null,
                "PT0S",
                null,
                null,
                null,
                "automation",
                "minimal",
                null,
                null,
                null);
    }
}
