package io.jenkins.plugins.eventschedules.lifecycle.admission;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.event.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds a plan against how many events may have resources at the same moment: from the beginning of their lead until
 * the end of their window. Two people who take the last place in the same moment can both get it.
 */
record CrowdCheck(Limits limits, Others others) {

    /** The events that are not over and whose windows overlap a time. */
    interface Others {
        List<Event> between(Instant from, Instant to);
    }

    /** @param current what the event has now, which it keeps whatever others have planned since */
    void check(Window window, Duration lead, Optional<Event> current, Findings findings) {
        if (limits.maximumConcurrent().isEmpty()) {
            return;
        }
        Busy wanted = Busy.of(window, lead);
        if (current.map(event -> Busy.of(event.plan()))
                .filter(has -> has.covers(wanted))
                .isPresent()) {
            return;
        }
        int most = limits.maximumConcurrent().get();
        // A window that begins after the end may have a lead that begins before it.
        List<Busy> near = others.between(wanted.from(), wanted.to().plus(limits.maximumLead())).stream()
                .filter(event ->
                        current.filter(own -> own.id().equals(event.id())).isEmpty())
                .map(event -> Busy.of(event.plan()))
                .filter(wanted::overlaps)
                .toList();
        Stream.concat(Stream.of(wanted.from()), near.stream().map(Busy::from))
                .filter(wanted::holds)
                .filter(moment ->
                        near.stream().filter(busy -> busy.holds(moment)).count() >= most)
                .min(Instant::compareTo)
                .ifPresent(moment -> findings.problem(
                        "/window/start",
                        most + (most == 1 ? " event" : " events") + " may have resources at the same time here, and at "
                                + moment + " there would be one more. Choose another time."));
    }

    /** When an event has resources: {@code [from, to)}. */
    private record Busy(Instant from, Instant to) {

        static Busy of(Plan plan) {
            return of(plan.window(), plan.lead());
        }

        static Busy of(Window window, Duration lead) {
            return new Busy(window.start().minus(lead), window.end());
        }

        boolean holds(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(to);
        }

        boolean overlaps(Busy other) {
            return from.isBefore(other.to) && other.from.isBefore(to);
        }

        boolean covers(Busy other) {
            return !other.from.isBefore(from) && !other.to.isAfter(to);
        }
    }
}
