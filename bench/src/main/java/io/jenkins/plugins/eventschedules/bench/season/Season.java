package io.jenkins.plugins.eventschedules.bench.season;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Criticality;
import io.jenkins.plugins.eventschedules.event.Ending;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.Origin;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.PhaseRun.Result;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.event.Reason;
import io.jenkins.plugins.eventschedules.event.Reason.Cause;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.Target;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.event.Window;
import io.jenkins.plugins.eventschedules.lifecycle.UlidEventIds;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Events as business teams plan them, any number of them and always the same ones. */
public final class Season {

    public static final String ENVIRONMENT = "sandbox";

    private static final int TOGETHER = 10_000;
    private static final int OWNERS = 200;
    private static final int TARGETS = 40;
    private static final Duration LENGTH = Duration.ofHours(5);
    private static final Duration PHASE = Duration.ofMinutes(30);
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final UlidEventIds ids = new UlidEventIds(InstantSource.system());
    private final Instant made = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    /** An event whose bringing up is due at that moment. */
    public Event due(int number, Instant at) {
        return event(number, at, Status.SCHEDULED, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** An event as it is two years on: four of five are over, the others are still to come. */
    public Event ofTwoYears(int number, int all) {
        long apart = Duration.ofDays(730).toMillis() / all;
        Instant end = made.plus(Duration.ofDays(146));
        Instant at = end.minusMillis(apart * (all - number)).truncatedTo(ChronoUnit.MILLIS);
        if (at.isAfter(made.plus(Duration.ofHours(1)))) {
            return due(number, at);
        }
        return over(number, at.minus(Duration.ofDays(1)));
    }

    private Event over(int number, Instant at) {
        Reason closed = new Reason(Cause.WINDOW_CLOSED, "The window closed.", Optional.empty());
        return event(
                number,
                at,
                Status.ENDED,
                Optional.of(new Ending(Status.ENDED, closed)),
                Optional.of(Phase.PREROLL),
                Optional.of(Phase.POSTROLL));
    }

    private Event event(
            int number,
            Instant at,
            Status status,
            Optional<Ending> ending,
            Optional<Phase> preroll,
            Optional<Phase> postroll) {
        EventId id = ids.next();
        return new Event(
                id,
                1,
                1,
                ENVIRONMENT,
                "owner-" + number % OWNERS,
                Origin.NONE,
                plan(number, at),
                status,
                ending.map(Ending::why),
                ending,
                preroll.map(phase -> done(id, phase, at)),
                postroll.map(phase -> done(id, phase, at.plus(LENGTH))),
                preroll.isPresent() ? Map.of("Url", "https://shop.example.com/" + number) : Map.of(),
                made,
                made);
    }

    private static PhaseRun done(EventId id, Phase phase, Instant at) {
        return PhaseRun.claimed(id, 1, phase, at, PHASE)
                .started("execution-" + id.value(), Optional.empty(), at)
                .over(Result.SUCCEEDED, at.plusSeconds(90));
    }

    private static Plan plan(int number, Instant at) {
        return new Plan(
                "Event " + number + " of the season",
                "Expected by the marketing team; see the plan of region " + number % 97 + ".",
                new Window(at, at.plus(LENGTH), PARIS),
                Duration.ZERO,
                Optional.of(1000L + number % 250_000),
                Criticality.HIGH,
                "pages within 300 ms",
                new Target(
                        number % 3 == 0 ? TargetType.PRODUCT : TargetType.AUTOMATION,
                        "target-" + number % TARGETS,
                        "1"),
                Map.of("Service", ParameterValue.of("web"), "DesiredCount", ParameterValue.of("12")),
                Map.of());
    }

    /** What makes an event in a store that does not have it yet. */
    public static Change beginning(Event event) {
        return new Change(
                event,
                Optional.of(new HistoryEntry(
                        event.id(),
                        event.version(),
                        event.revision(),
                        event.createdAt(),
                        Actor.person(event.owner()),
                        HistoryEntry.Happening.SCHEDULED,
                        Optional.empty(),
                        event.status(),
                        "Scheduled")));
    }

    /** Puts so many events into a store, many in one transaction. */
    public static void fill(EventStore store, int count, IntFunction<Event> events) {
        for (int from = 0; from < count; from += TOGETHER) {
            List<Change> some = IntStream.range(from, Math.min(count, from + TOGETHER))
                    .mapToObj(events)
                    .map(Season::beginning)
                    .toList();
            store.createSeries(some, Optional.empty());
        }
    }
}
