package io.jenkins.plugins.eventschedules.lifecycle;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Criticality;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.Origin;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.event.Target;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.event.Window;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.Gap;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An event that a test leads through its life, on a clock that the test sets: noon is the start of the window, one
 * o'clock its end, and the lead is twenty minutes.
 */
final class Life {

    static final Instant START = Instant.parse("2026-12-01T12:00:00Z");
    static final Instant END = START.plus(Duration.ofHours(1));
    static final Duration LEAD = Duration.ofMinutes(20);
    static final Limits LIMITS = new Limits(
            Duration.ofDays(31),
            Duration.ofDays(1),
            Duration.ofDays(730),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofMinutes(15));
    static final Actor ALICE = Actor.person("alice");
    static final Actor RUNNER = Actor.runner("controller");

    private final Lifecycle lifecycle = new Lifecycle(LIMITS);
    private final List<HistoryEntry> history = new ArrayList<>();
    private Instant now = START.minus(Duration.ofDays(1));
    private Event event;
    private Optional<Refusal> refusal = Optional.empty();

    private Life() {
        take(lifecycle.begin(new EventId("01JDXM4Z5N0000000000000000"), "sandbox", ALICE, Origin.NONE, plan(), now));
    }

    static Life scheduled() {
        return new Life();
    }

    static Life deploying() {
        return scheduled().at(START.minus(LEAD)).tick();
    }

    static Life live() {
        return deploying()
                .started("exec-1")
                .at(START.minus(Duration.ofMinutes(5)))
                .succeeded(Map.of("Url", "https://x"));
    }

    static Life tearingDown() {
        return live().at(END).tick();
    }

    static Life teardownFailed() {
        return tearingDown().failed("access denied");
    }

    static Plan plan() {
        return new Plan(
                "Cup final",
                "",
                new Window(START, END, ZoneOffset.UTC),
                LEAD,
                Optional.of(250_000L),
                Criticality.HIGH,
                "",
                new Target(TargetType.AUTOMATION, "minimal", "1"),
                Map.of(),
                Map.of());
    }

    static Plan planEnding(Instant end) {
        return planIn(new Window(START, end, ZoneOffset.UTC));
    }

    static Plan planIn(Window window) {
        Plan p = plan();
        return new Plan(
                p.name(),
                p.notes(),
                window,
                p.lead(),
                p.audience(),
                p.criticality(),
                p.performanceTarget(),
                p.target(),
                p.parameters(),
                p.derived());
    }

    Life at(Instant moment) {
        now = moment;
        return this;
    }

    Life tick() {
        return decide(new Fact.Tick(RUNNER));
    }

    /** In a store that knows nothing of this gap. */
    Life tick(Gap gap) {
        return decide(new Fact.Tick(RUNNER, List.of(gap)));
    }

    Life started(String executionId) {
        return reported(new Report.Started(executionId, Optional.empty()));
    }

    Life succeeded(Map<String, String> outputs) {
        return reported(new Report.Succeeded(List.of(), outputs));
    }

    Life failed(String message) {
        return reported(new Report.Failed(List.of(), message));
    }

    /** A report on the attempt that the event waits for at present. */
    Life reported(Report report) {
        Duty duty = Duty.of(event);
        String token = duty instanceof Duty.Start start
                ? start.run().token()
                : duty instanceof Duty.Follow follow
                        ? follow.run().token()
                        : duty instanceof Duty.Stop stop ? stop.run().token() : "none";
        return reported(token, report);
    }

    Life reported(String token, Report report) {
        return decide(new Fact.Reported(RUNNER, token, report));
    }

    Life asked(Command command) {
        return decide(new Fact.Asked(ALICE, event.revision(), command));
    }

    Life decide(Fact fact) {
        refusal = Optional.empty();
        Decision decision = lifecycle.decide(event, fact, now);
        if (decision instanceof Decision.Move move) {
            take(move.change());
        } else if (decision instanceof Decision.Refuse refuse) {
            refusal = Optional.of(refuse.refusal());
        } else if (!(decision instanceof Decision.Stay)) {
            throw new AssertionError("every fact is decided on, not " + decision);
        }
        return this;
    }

    Event event() {
        return event;
    }

    List<HistoryEntry> history() {
        return history;
    }

    Optional<Refusal> refusal() {
        return refusal;
    }

    private void take(Change change) {
        event = change.after();
        change.entry().ifPresent(history::add);
    }
}
