package io.jenkins.plugins.eventschedules.lifecycle.insight;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The stretches of an event's life over which its resources are looked at.
 *
 * @param from some time before the preroll, so that what is usual is seen as well
 * @param to some time after the takedown, or after the end of the window while that is ahead
 * @param preroll from its claim to its end; to now while it goes on
 * @param live from the end of the preroll, or the start of the window where that is later, to the takedown
 * @param takedown likewise; absent before it
 */
public record Phases(Instant from, Instant to, Span preroll, Optional<Span> live, Optional<Span> takedown) {

    private static final Duration SHORTEST_MARGIN = Duration.ofMinutes(5);
    private static final Duration LONGEST_MARGIN = Duration.ofHours(1);

    /** A part of it. */
    public record Span(Instant from, Instant to) {}

    /** Absent for an event that brought nothing up. */
    public static Optional<Phases> of(Event event, Instant now) {
        return event.preroll().map(preroll -> of(event, preroll, now));
    }

    private static Phases of(Event event, PhaseRun preroll, Instant now) {
        Instant begin = earlier(event.plan().prerollAt(), preroll.claimedAt());
        Optional<Span> takedown = event.postroll()
                .map(run -> new Span(
                        run.claimedAt(), later(run.claimedAt(), run.endedAt().orElse(now))));
        Instant close = event.status().isAtRest()
                ? takedown.map(Span::to).orElse(event.updatedAt())
                : later(event.plan().window().end(), takedown.map(Span::to).orElse(now));
        Instant up = preroll.endedAt().orElse(now);
        Instant liveFrom = later(up, event.plan().window().start());
        Instant liveTo = takedown.map(Span::from).orElse(event.plan().window().end());
        Duration margin = margin(Duration.between(begin, close));
        return new Phases(
                begin.minus(margin),
                close.plus(margin),
                new Span(preroll.claimedAt(), later(preroll.claimedAt(), up)),
                liveTo.isAfter(liveFrom) ? Optional.of(new Span(liveFrom, liveTo)) : Optional.empty(),
                takedown);
    }

    /** The part of it that has passed, in periods. */
    Stretch stretch(Instant now) {
        return Stretch.covering(from, earlier(to, later(now, from.plusSeconds(1))), now);
    }

    private static Duration margin(Duration life) {
        Duration tenth = life.dividedBy(10);
        if (tenth.compareTo(SHORTEST_MARGIN) < 0) {
            return SHORTEST_MARGIN;
        }
        return tenth.compareTo(LONGEST_MARGIN) > 0 ? LONGEST_MARGIN : tenth;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
