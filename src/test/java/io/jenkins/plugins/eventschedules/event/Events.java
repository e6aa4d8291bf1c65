package io.jenkins.plugins.eventschedules.event;

import com.github.f4b6a3.ulid.UlidCreator;
import io.jenkins.plugins.eventschedules.event.PhaseRun.Result;
import io.jenkins.plugins.eventschedules.event.Reason.Cause;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Legal events for tests, in every status: {@code anEvent().named("Cup final").live()}. What a test does not say is
 * an ordinary value.
 */
public final class Events {

    /** The start of an event that says nothing else. */
    public static final Instant START = Instant.parse("2026-12-01T18:00:00Z");

    private static final Duration TIMEOUT = Duration.ofMinutes(30);

    private Events() {}

    /** A new event, to be told more of and then put in a status. */
    public static Making anEvent() {
        return new Making();
    }

    /** An identity that no other event has. */
    public static EventId anId() {
        return new EventId(UlidCreator.getMonotonicUlid().toString());
    }

    /** What an event's history says of its present version. */
    public static HistoryEntry entryOf(Event event, HistoryEntry.Happening happening) {
        return new HistoryEntry(
                event.id(),
                event.version(),
                event.revision(),
                event.updatedAt(),
                Actor.person(event.owner()),
                happening,
                event.version() == 1 ? Optional.empty() : Optional.of(event.status()),
                event.status(),
                happening.name());
    }

    /** An event that is being made up. */
    public static final class Making {
        private EventId id = anId();
        private long version = 1;
        private String environment = "sandbox";
        private String owner = "alice";
        private Origin origin = Origin.NONE;
        private String name = "Cup final";
        private String notes = "";
        private Instant start = START;
        private Duration duration = Duration.ofHours(5);
        private Optional<String> unknownZone = Optional.empty();
        private Duration lead = Duration.ofMinutes(20);
        private Target target = new Target(TargetType.AUTOMATION, "scale-ecs-service", "1");
        private Map<String, ParameterValue> parameters = Map.of();
        private Instant updatedAt = START.minus(Duration.ofDays(7));

        private Making() {}

        public Making withId(EventId value) {
            id = value;
            return this;
        }

        public Making atVersion(long value) {
            version = value;
            return this;
        }

        public Making in(String value) {
            environment = value;
            return this;
        }

        public Making ownedBy(String value) {
            owner = value;
            return this;
        }

        public Making from(Origin value) {
            origin = value;
            return this;
        }

        public Making inFolder(String value) {
            return from(origin.movedTo(value));
        }

        public Making named(String value) {
            name = value;
            return this;
        }

        public Making noted(String value) {
            notes = value;
            return this;
        }

        public Making startingAt(Instant value) {
            start = value;
            return this;
        }

        public Making lasting(Duration value) {
            duration = value;
            return this;
        }

        /** Typed in a zone that whoever read it last did not know. */
        public Making ofUnknownZone(String value) {
            unknownZone = Optional.of(value);
            return this;
        }

        public Making withLead(Duration value) {
            lead = value;
            return this;
        }

        public Making running(TargetType type, String value) {
            target = new Target(type, value, "1");
            return this;
        }

        public Making with(Map<String, ParameterValue> values) {
            parameters = values;
            return this;
        }

        public Making updatedAt(Instant value) {
            updatedAt = value;
            return this;
        }

        public Event scheduled() {
            return event(Status.SCHEDULED, Optional.empty(), Optional.empty(), Optional.empty());
        }

        public Event deploying() {
            return event(Status.DEPLOYING, Optional.empty(), started(Phase.PREROLL), Optional.empty());
        }

        public Event live() {
            return event(Status.LIVE, Optional.empty(), succeeded(Phase.PREROLL), Optional.empty());
        }

        public Event tearingDown() {
            return event(Status.TEARING_DOWN, closed(), succeeded(Phase.PREROLL), started(Phase.POSTROLL));
        }

        public Event ended() {
            return event(Status.ENDED, closed(), succeeded(Phase.PREROLL), succeeded(Phase.POSTROLL));
        }

        public Event missed() {
            return event(
                    Status.MISSED,
                    ending(Status.MISSED, Cause.TOO_LATE, "It was too late."),
                    Optional.empty(),
                    Optional.empty());
        }

        public Event cancelled() {
            return event(
                    Status.CANCELLED,
                    ending(Status.CANCELLED, Cause.CANCELLED, "Called off."),
                    Optional.empty(),
                    Optional.empty());
        }

        public Event failed() {
            return event(
                    Status.FAILED,
                    ending(Status.FAILED, Cause.DEPLOY_FAILED, "There is no such service."),
                    over(Phase.PREROLL, Result.FAILED),
                    succeeded(Phase.POSTROLL));
        }

        public Event teardownFailed() {
            return event(
                    Status.TEARDOWN_FAILED, closed(), succeeded(Phase.PREROLL), over(Phase.POSTROLL, Result.FAILED));
        }

        /** In a status that a test computes. */
        public Event in(Status status) {
            return switch (status) {
                case SCHEDULED -> scheduled();
                case DEPLOYING -> deploying();
                case LIVE -> live();
                case TEARING_DOWN -> tearingDown();
                case ENDED -> ended();
                case MISSED -> missed();
                case CANCELLED -> cancelled();
                case FAILED -> failed();
                case TEARDOWN_FAILED -> teardownFailed();
            };
        }

        private Event event(
                Status status, Optional<Ending> ending, Optional<PhaseRun> preroll, Optional<PhaseRun> postroll) {
            Instant end = start.plus(duration);
            Window window = unknownZone
                    .map(zone -> Window.ofUnknownZone(start, end, zone))
                    .orElseGet(() -> new Window(start, end, ZoneId.of("Europe/Paris")));
            Plan plan = new Plan(
                    name,
                    notes,
                    window,
                    lead,
                    Optional.of(250_000L),
                    Criticality.HIGH,
                    "p95 below 300 ms",
                    target,
                    parameters,
                    Map.of("ExpectedAudience", ParameterValue.of("250000")));
            boolean outputs =
                    preroll.filter(run -> run.result() == Result.SUCCEEDED).isPresent();
            return new Event(
                    id,
                    version,
                    1,
                    environment,
                    owner,
                    origin,
                    plan,
                    status,
                    ending.map(Ending::why),
                    ending,
                    preroll,
                    postroll,
                    outputs ? Map.of("Endpoint", "https://cup.example.com") : Map.of(),
                    updatedAt,
                    updatedAt);
        }

        private Optional<Ending> closed() {
            return ending(Status.ENDED, Cause.WINDOW_CLOSED, "The window closed.");
        }

        private static Optional<Ending> ending(Status status, Cause cause, String message) {
            return Optional.of(new Ending(status, new Reason(cause, message, Optional.empty())));
        }

        private Optional<PhaseRun> started(Phase phase) {
            Instant at = claimedAt(phase);
            return Optional.of(PhaseRun.claimed(id, 1, phase, at, TIMEOUT)
                    .started(
                            "execution-" + phase.word(),
                            Optional.of(URI.create("https://console.example.com/" + phase.word())),
                            at)
                    .progressed(List.of(new Step(
                            "scale", "aws:executeAwsApi", Step.State.RUNNING, Optional.of(at), Optional.empty()))));
        }

        private Optional<PhaseRun> succeeded(Phase phase) {
            return over(phase, Result.SUCCEEDED);
        }

        private Optional<PhaseRun> over(Phase phase, Result result) {
            return started(phase).map(run -> run.over(result, claimedAt(phase).plusSeconds(90)));
        }

        private Instant claimedAt(Phase phase) {
            return phase == Phase.PREROLL ? start.minus(lead) : start.plus(duration);
        }
    }
}
