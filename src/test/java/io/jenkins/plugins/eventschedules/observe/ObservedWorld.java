package io.jenkins.plugins.eventschedules.observe;

import io.jenkins.plugins.eventschedules.controller.PlayedRunner;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Criticality;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.Origin;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.event.Target;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.event.Window;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.InMemoryEventStore;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.lifecycle.Schedules;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Admission;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Provisioner;
import io.jenkins.plugins.eventschedules.lifecycle.port.ReceiverFigures;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import io.jenkins.plugins.eventschedules.lifecycle.port.Safeguards;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;

/** One observed environment, whose clock the test sets and whose provider says what the test has put down for it. */
public final class ObservedWorld implements Provisioner {

    public static final Instant START = Instant.parse("2026-12-01T12:00:00Z");
    public static final Instant END = START.plus(Duration.ofHours(1));
    public static final Duration LEAD = Duration.ofMinutes(20);
    private static final Limits LIMITS = new Limits(
            Duration.ofDays(31),
            Duration.ofDays(1),
            Duration.ofDays(730),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofMinutes(15));

    final Measures measures;
    final EventStore store;
    final Queue<Report> says = new ArrayDeque<>();
    List<ReceiverFigures> receivers = List.of();
    private final Lifecycle lifecycle = new Lifecycle(LIMITS);
    private final PlayedRunner runner;
    private Instant now = START.minus(Duration.ofDays(1));
    private long nanos;
    private int ids;

    /** @param more who is told beside the metrics and the log */
    public ObservedWorld(Witness... more) {
        measures = new Measures(
                "1.2.3",
                new Measures.Sights(() -> List.of(environment()), () -> receivers, () -> true),
                this::now,
                () -> this.nanos,
                List.of(more));
        store = measures.observing("sandbox", new InMemoryEventStore());
        runner = new PlayedRunner(
                store,
                lifecycle,
                measures.observing("sandbox", this),
                Safeguards.NONE,
                this::now,
                () -> this.nanos,
                new Random(1));
    }

    private Environment environment() {
        Catalog catalog =
                () -> new Catalog.Listing(List.of(), START.minus(Duration.ofDays(2)), List.of("No products."));
        Schedules schedules = new Schedules(
                "sandbox",
                store,
                new Admission(LIMITS, catalog, Secrets.NONE),
                lifecycle,
                runner.runner(),
                () -> new EventId("01JDXM4Z5N0000000000000000"),
                this::now);
        return new Environment("sandbox", "Sandbox", "sandbox", LIMITS, catalog, store, runner.runner(), schedules);
    }

    private Instant now() {
        return now;
    }

    public EventId schedule(String owner) {
        EventId id = new EventId(String.format("01JDXM4Z5N%016d", ids++));
        Plan plan = new Plan(
                "Cup final",
                "",
                new Window(START, END, ZoneOffset.UTC),
                LEAD,
                Optional.empty(),
                Criticality.NORMAL,
                "",
                new Target(TargetType.AUTOMATION, "minimal", "1"),
                Map.of(),
                Map.of());
        store.create(lifecycle.begin(id, "sandbox", Actor.person(owner), Origin.NONE, plan, now), Optional.empty());
        return id;
    }

    /** At this moment the runner looks, as often as it is told something. */
    public void at(Instant moment, Report... reports) {
        nanos += Math.max(
                Duration.ofMinutes(1).toNanos(), Duration.between(now, moment).toNanos());
        now = moment;
        says.addAll(List.of(reports));
        do {
            runner.step();
            nanos += Duration.ofMinutes(2).toNanos();
        } while (!says.isEmpty());
    }

    public void ask(EventId id, Command command, String person) {
        environment().schedules().ask(id, store.find(id).orElseThrow().revision(), command, Actor.person(person));
    }

    Reading read() {
        return Reading.of(measures);
    }

    @Override
    public Report start(Event event, PhaseRun run) {
        return said();
    }

    @Override
    public Report follow(Event event, PhaseRun run) {
        return said();
    }

    @Override
    public Report stop(Event event, PhaseRun run) {
        return said();
    }

    private Report said() {
        Report next = says.poll();
        if (next == null) {
            throw new IllegalStateException("the test has put down nothing more");
        }
        return next;
    }

    public static Report started() {
        return new Report.Started("exec-1", Optional.empty());
    }

    public static Report succeeded() {
        return new Report.Succeeded(List.of(), Map.of());
    }

    public static Report failed(String message) {
        return new Report.Failed(List.of(), message);
    }
}
