package io.jenkins.plugins.eventschedules.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Criticality;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Origin;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.Target;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.event.Window;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import io.jenkins.plugins.eventschedules.lifecycle.Decision;
import io.jenkins.plugins.eventschedules.lifecycle.Fact;
import io.jenkins.plugins.eventschedules.lifecycle.InMemoryEventStore;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.ForwardingEventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Provisioner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import io.jenkins.plugins.eventschedules.lifecycle.port.Safeguards;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ControllerRunnerTest {

    private static final Instant START = Instant.parse("2026-12-01T12:00:00Z");

    private final Lifecycle lifecycle = new Lifecycle(World.LIMITS);
    private final EventStore store = new InMemoryEventStore();
    private Instant now = START.minusSeconds(60);
    private long nanos;
    private int ids;

    private final PromptProvider prompt = new PromptProvider();

    @Test
    void sleepsUntilTheNearestDueMomentAndNeverLongerThanItMay() {
        ControllerRunner runner = runner(prompt);
        schedule(START);
        assertThat(runner.round()).isEqualTo(Pace.SANDBOX.longestSleep());

        now = START.minusMillis(300);
        assertThat(runner.round()).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void leadsAnEventThroughItsLife() {
        EventId id = schedule(START);
        ControllerRunner runner = runner(prompt);

        now = START;
        rounds(runner, 3);
        assertThat(status(id)).isEqualTo(Status.LIVE);

        now = START.plus(Duration.ofHours(1));
        rounds(runner, 3);
        assertThat(status(id)).isEqualTo(Status.ENDED);
        assertThat(prompt.started()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aNewProcessGoesOnWithThePhaseOfTheOldOneUnderTheSameToken() {
        EventId id = schedule(START);
        now = START;
        ControllerRunner dead = runner(new UnreachableProvider());
        dead.round();
        assertThat(status(id)).isEqualTo(Status.DEPLOYING);

        ControllerRunner next = runner(prompt);
        rounds(next, 3);

        assertThat(status(id)).isEqualTo(Status.LIVE);
        assertThat(prompt.started()).containsExactly(id + "-r1-preroll");
    }

    @Test
    void saysWhyTheProviderCannotBeReachedAndBacksOff() {
        EventId id = schedule(START);
        now = START;
        UnreachableProvider provider = new UnreachableProvider();
        ControllerRunner runner = runner(provider);

        for (int second = 0; second < 60; second++) {
            runner.round();
            nanos += Duration.ofSeconds(1).toNanos();
        }

        assertThat(store.find(id).orElseThrow().preroll().orElseThrow().trouble())
                .hasValue("Rate exceeded");
        assertThat(provider.calls).isBetween(5, 20);
    }

    @Test
    void aClockThatIsSetBackDoesNotDelayWhatIsUnderWay() {
        EventId id = schedule(START);
        ControllerRunner runner = runner(prompt);
        now = START;
        runner.round();

        now = START.minus(Duration.ofHours(1));
        rounds(runner, 3);

        assertThat(status(id)).isEqualTo(Status.LIVE);
    }

    @Test
    void whatFallsDueSoonIsReadBeforeItsMoment() {
        EventId id = schedule(START);
        List<Status> whenReadAgain = new ArrayList<>();
        ControllerRunner runner = runner(prompt, new ForwardingEventStore(store) {
            @Override
            public List<Event> due(Instant at, int limit) {
                if (!now.isBefore(START)) {
                    whenReadAgain.add(status(id));
                }
                return super.due(at, limit);
            }
        });
        now = START.minusSeconds(1);
        runner.round();

        now = START;
        runner.round();

        assertThat(whenReadAgain).isNotEmpty().doesNotContain(Status.SCHEDULED);
    }

    @Test
    void whatWasReadAheadAndChangedMeanwhileIsDoneAsItIsNow() {
        EventId cancelled = schedule(START);
        EventId kept = schedule(START);
        ControllerRunner runner = runner(prompt);
        now = START.minusSeconds(1);
        runner.round();
        ask(cancelled, new Command.Cancel());
        EventId sooner = schedule(START.minusMillis(500));

        now = START.minusMillis(500);
        runner.round();
        assertThat(status(sooner)).isNotEqualTo(Status.SCHEDULED);
        assertThat(status(kept)).isEqualTo(Status.SCHEDULED);

        now = START;
        rounds(runner, 3);
        assertThat(status(cancelled)).isEqualTo(Status.CANCELLED);
        assertThat(status(kept)).isEqualTo(Status.LIVE);
        assertThat(prompt.started()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void oneEventThatCannotBeMovedOnDoesNotKeepOthersFromTheirStart() {
        EventId poor = schedule(START);
        EventId other = schedule(START);
        EventStore brokenForOne = new ForwardingEventStore(store) {
            @Override
            public Optional<Event> find(EventId id) {
                if (id.equals(poor)) {
                    throw new IllegalStateException("cannot be read");
                }
                return super.find(id);
            }
        };
        ControllerRunner runner = runner(prompt, brokenForOne);

        now = START;
        rounds(runner, 3);

        assertThat(status(other)).isEqualTo(Status.LIVE);
    }

    @Test
    void aRoundThatFailsIsToldAndTheNextOneGoesOn() {
        EventId id = schedule(START);
        AtomicBoolean full = new AtomicBoolean(true);
        EventStore sometimesFull = new ForwardingEventStore(store) {
            @Override
            public Collection<EventId> commit(List<Change> changes) {
                if (full.get()) {
                    throw new StoreException("The disk is full.", null);
                }
                return super.commit(changes);
            }
        };
        ControllerRunner runner = runner(prompt, sometimesFull);
        now = START;

        rounds(runner, 2);
        assertThat(runner.health().trouble()).hasValue("The disk is full.");

        full.set(false);
        rounds(runner, 3);
        assertThat(runner.health().trouble()).isEmpty();
        assertThat(status(id)).isEqualTo(Status.LIVE);
    }

    /** More than one batch: the first of them is claimed, the second is not. */
    @Test
    void whatARoundThatFailedHadClaimedIsStartedInTheNext() {
        for (int i = 0; i < 1200; i++) {
            schedule(START);
        }
        AtomicInteger commits = new AtomicInteger();
        ControllerRunner runner = runner(prompt, new ForwardingEventStore(store) {
            @Override
            public Collection<EventId> commit(List<Change> changes) {
                if (commits.incrementAndGet() == 2) {
                    throw new StoreException("The disk is full.", null);
                }
                return super.commit(changes);
            }
        });
        runner.round();
        now = START;
        runner.round();
        assertThat(prompt.started()).isEmpty();

        runner.round();

        assertThat(prompt.started()).hasSize(1200).doesNotHaveDuplicates();
    }

    @Test
    void allThatFallsDueAtOneMomentIsClaimedInOneRound() {
        for (int i = 0; i < 2500; i++) {
            schedule(START);
        }
        ControllerRunner runner = runner(prompt);
        now = START.minusSeconds(1);
        runner.round();

        now = START;
        runner.round();

        assertThat(store.due(START, 1)).isEmpty();
        assertThat(prompt.started()).hasSize(2500).doesNotHaveDuplicates();
    }

    @Test
    void reportsHowLateItsClaimsWere() {
        schedule(START);
        ControllerRunner runner = runner(prompt);

        now = START.plusSeconds(90);
        runner.round();

        assertThat(runner.health().lateness())
                .hasValueSatisfying(late -> assertThat(late.worst()).isEqualTo(Duration.ofSeconds(90)));
    }

    @Test
    @Timeout(30)
    void callsThatHangAreGivenUpAndDoNotKeepOtherEventsFromTheirEnd() throws Exception {
        Pace impatient = new Pace(
                Duration.ofMillis(20),
                2,
                Duration.ofMillis(200),
                Duration.ofMillis(5),
                Duration.ofMillis(5),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60));
        for (int i = 0; i < 6; i++) {
            schedule(START.plusSeconds(i));
        }
        EventId healthy = schedule(START.plusSeconds(10));
        CountDownLatch never = new CountDownLatch(1);
        Provisioner hangsForMost = new UnreachableProvider() {
            @Override
            public Report start(Event event, PhaseRun run) {
                if (event.id().equals(healthy)) {
                    return prompt.start(event, run);
                }
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return new Report.Unreachable("interrupted");
            }

            @Override
            public Report follow(Event event, PhaseRun run) {
                return prompt.follow(event, run);
            }
        };
        now = START.plusSeconds(10);
        ExecutorService threads = Executors.newCachedThreadPool();
        ControllerRunner runner = new ControllerRunner(
                store,
                lifecycle,
                hangsForMost,
                Safeguards.NONE,
                impatient,
                threads,
                () -> now,
                System::nanoTime,
                new Random(1));
        try (RunnerThread rounds = new RunnerThread("test", runner)) {
            rounds.start();
            while (status(healthy) != Status.LIVE) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(threads.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @Timeout(30)
    void neverMoreCallsAtOnceThanThereArePlaces() throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        for (int i = 0; i < 100; i++) {
            schedule(START);
        }
        Provisioner counting = new UnreachableProvider() {
            @Override
            public Report start(Event event, PhaseRun run) {
                most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                try {
                    TimeUnit.MILLISECONDS.sleep(2);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                atOnce.decrementAndGet();
                return new Report.Started("exec-" + run.token(), Optional.empty());
            }

            @Override
            public Report follow(Event event, PhaseRun run) {
                return new Report.Succeeded(List.of(), Map.of());
            }
        };
        now = START;
        ExecutorService threads = Executors.newCachedThreadPool();
        ControllerRunner runner = new ControllerRunner(
                store,
                lifecycle,
                counting,
                Safeguards.NONE,
                Pace.SANDBOX,
                threads,
                () -> now,
                System::nanoTime,
                new Random(1));
        try (RunnerThread rounds = new RunnerThread("test", runner)) {
            rounds.start();
            while (store.counts().getOrDefault(Status.LIVE, 0L) < 100) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(most.get()).isBetween(2, Pace.SANDBOX.callers());
    }

    private static class UnreachableProvider implements Provisioner {
        int calls;

        @Override
        public Report start(Event event, PhaseRun run) {
            calls++;
            return new Report.Unreachable("Rate exceeded");
        }

        @Override
        public Report follow(Event event, PhaseRun run) {
            return new Report.Unreachable("Rate exceeded");
        }

        @Override
        public Report stop(Event event, PhaseRun run) {
            return new Report.Unreachable("Rate exceeded");
        }
    }

    private ControllerRunner runner(Provisioner provisioner) {
        return runner(provisioner, store);
    }

    private ControllerRunner runner(Provisioner provisioner, EventStore on) {
        return new ControllerRunner(
                on,
                lifecycle,
                provisioner,
                Safeguards.NONE,
                Pace.SANDBOX,
                Runnable::run,
                () -> now,
                () -> nanos,
                new Random(1));
    }

    private void rounds(ControllerRunner runner, int count) {
        for (int i = 0; i < count; i++) {
            runner.round();
            nanos += Duration.ofMinutes(1).toNanos();
        }
    }

    private void ask(EventId id, Command command) {
        Event event = store.find(id).orElseThrow();
        Fact asked = new Fact.Asked(Actor.person("alice"), event.revision(), command);
        assertThat(store.commit(((Decision.Move) lifecycle.decide(event, asked, now)).change()))
                .isTrue();
    }

    private Status status(EventId id) {
        return store.find(id).orElseThrow().status();
    }

    private EventId schedule(Instant start) {
        Plan plan = new Plan(
                "Sale",
                "",
                new Window(start, start.plus(Duration.ofHours(1)), ZoneOffset.UTC),
                Duration.ZERO,
                Optional.empty(),
                Criticality.NORMAL,
                "",
                new Target(TargetType.AUTOMATION, "minimal", "1"),
                Map.of(),
                Map.of());
        EventId id = new EventId(String.format("01JDXM4Z5N%016d", ids++));
        store.create(lifecycle.begin(id, "sandbox", Actor.person("alice"), Origin.NONE, plan, now), Optional.empty());
        return id;
    }
}
