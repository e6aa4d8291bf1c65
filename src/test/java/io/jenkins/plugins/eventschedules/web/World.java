package io.jenkins.plugins.eventschedules.web;

import com.github.f4b6a3.ulid.UlidCreator;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.Step;
import io.jenkins.plugins.eventschedules.lifecycle.Decision;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.Fact;
import io.jenkins.plugins.eventschedules.lifecycle.InMemoryEventStore;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.lifecycle.Schedules;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Admission;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import io.jenkins.plugins.eventschedules.lifecycle.insight.Insights;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import io.jenkins.plugins.eventschedules.lifecycle.port.Runner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** One environment with everything in it that the API needs, and a runner that a test plays itself. */
final class World {

    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    static final Limits LIMITS = new Limits(
            Duration.ofDays(31),
            Duration.ofHours(12),
            Duration.ofDays(400),
            Duration.ofMinutes(15),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofHours(2));

    private static final Actor RUNNER = Actor.runner("controller");

    final List<EventId> nudged = new CopyOnWriteArrayList<>();
    final SampleOrphans orphans = new SampleOrphans();
    final EventStore store;
    Environment environment;

    /** What keeps the runner from working. */
    volatile Optional<String> trouble = Optional.of("No credentials.");

    volatile Duration patience = Duration.ofMinutes(1);

    private final SettableClock clock;
    private final Lifecycle lifecycle = new Lifecycle(LIMITS);
    final SampleAudit audit = new SampleAudit();

    World(String name, SettableClock clock) {
        this(name, clock, store -> store);
    }

    /** @param wrapped what stands before the store, to make it fail */
    World(String name, SettableClock clock, Function<EventStore, EventStore> wrapped) {
        this.clock = clock;
        store = wrapped.apply(new InMemoryEventStore());
        SampleCatalog catalog = new SampleCatalog();
        Runner runner = new IdleRunner();
        environment = new Environment(
                name,
                "The " + name,
                "sandbox",
                LIMITS,
                catalog,
                store,
                runner,
                new Schedules(
                        name,
                        store,
                        new Admission(LIMITS, catalog, new OneSecret()),
                        lifecycle,
                        runner,
                        () -> new EventId(UlidCreator.getMonotonicUlid().toString()),
                        clock),
                Secrets.Naming.ID,
                Insights.NONE,
                Optional.of(audit),
                Optional.of(orphans));
    }

    /** The same environment, which now shows what events use. */
    World showing(Insights insights) {
        environment = new Environment(
                environment.name(),
                environment.label(),
                environment.kind(),
                environment.limits(),
                environment.catalog(),
                store,
                environment.runner(),
                environment.schedules(),
                environment.secrets(),
                insights,
                Optional.of(audit),
                Optional.of(orphans));
        return this;
    }

    private final class IdleRunner implements Runner {
        @Override
        public Duration patience() {
            return patience;
        }

        @Override
        public void nudge(EventId id) {
            nudged.add(id);
        }

        @Override
        public Health health() {
            Lateness lateness = new Lateness(3, Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(30));
            return new Health(Optional.of(NOW), Optional.of(lateness), 1, trouble);
        }
    }

    private static final class OneSecret implements Secrets {
        @Override
        public boolean exists(String id, String folder) {
            return id.equals("db-password");
        }

        @Override
        public Optional<String> reveal(String id, String folder) {
            throw new AssertionError("nothing here may see a secret");
        }
    }

    /** An event of tomorrow, five hours long. */
    Event scheduled(String owner) {
        return scheduled(owner, "Cup final", NOW.plus(Duration.ofDays(1)));
    }

    Event scheduled(String owner, String name, Instant start) {
        return scheduled(owner, name, start, "");
    }

    Event scheduled(String owner, String name, Instant start, String folder) {
        Draft draft = new Draft(
                name,
                "With fans",
                start.toString(),
                start.plus(Duration.ofHours(5)).toString(),
                "Europe/Paris",
                "PT20M",
                250_000L,
                "high",
                "p95 below 300 ms",
                "automation",
                "scale-ecs-service",
                "1",
                Map.of("Service", ParameterValue.of("web"), "Subnets", ParameterValue.of(List.of("a", "b"))),
                folder);
        return environment
                .schedules()
                .schedule(draft, Actor.person(owner), Optional.empty())
                .event();
    }

    /** An event of this person, brought to the given status by the clock and by reports of a provider. */
    Event at(Status status, String owner) {
        Instant before = clock.instant();
        Event event = scheduled(owner);
        Event after =
                switch (status) {
                    case SCHEDULED -> event;
                    case DEPLOYING -> deploying(event);
                    case LIVE -> live(event);
                    case TEARING_DOWN -> tearingDown(event);
                    case ENDED -> report(tearingDown(event), new Report.Succeeded(steps(), Map.of()));
                    case TEARDOWN_FAILED -> report(tearingDown(event), new Report.Failed(steps(), "Access denied"));
                    case FAILED ->
                        report(
                                report(deploying(event), new Report.Failed(steps(), "No capacity")),
                                new Report.Succeeded(List.of(), Map.of()));
                    case CANCELLED ->
                        environment
                                .schedules()
                                .ask(
                                        event.id(),
                                        1,
                                        new io.jenkins.plugins.eventschedules.lifecycle.Command.Cancel(),
                                        Actor.person(owner));
                    case MISSED -> {
                        clock.set(event.plan().window().end());
                        yield decide(event, new Fact.Tick(RUNNER));
                    }
                };
        clock.set(before);
        return after;
    }

    private Event deploying(Event event) {
        clock.set(event.plan().prerollAt());
        return report(
                decide(event, new Fact.Tick(RUNNER)),
                new Report.Started("execution-1", Optional.of(URI.create("https://console.example.com/execution-1"))));
    }

    /** The event, over. */
    Event brought(Event event) {
        Instant before = clock.instant();
        Event after = report(tearingDown(event), new Report.Succeeded(steps(), Map.of()));
        clock.set(before);
        return after;
    }

    Event live(Event event) {
        return report(deploying(event), new Report.Succeeded(steps(), Map.of("Endpoint", "https://web.example.com")));
    }

    private Event tearingDown(Event event) {
        Event live = live(event);
        clock.set(event.plan().window().end());
        return decide(live, new Fact.Tick(RUNNER));
    }

    private Event report(Event event, Report report) {
        PhaseRun run = event.status() == Status.DEPLOYING
                ? event.preroll().orElseThrow()
                : event.postroll().orElseThrow();
        return decide(event, new Fact.Reported(RUNNER, run.token(), report));
    }

    private Event decide(Event event, Fact fact) {
        Decision.Move move = (Decision.Move) lifecycle.decide(event, fact, clock.instant());
        if (!store.commit(move.change())) {
            throw new AssertionError("the event changed meanwhile");
        }
        return move.change().after();
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(
                "ScaleUp",
                "aws:executeAwsApi",
                Step.State.SUCCEEDED,
                Optional.of(clock.instant()),
                Optional.of(clock.instant())));
        steps.add(new Step("Wait", "aws:sleep", Step.State.PENDING, Optional.empty(), Optional.empty()));
        return steps;
    }
}
