package io.jenkins.plugins.eventschedules.sandbox.demand;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.sandbox.document.Capacity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How many copies of whatever it is an event seems to have at a moment: a few as ever, and all between its phases. */
final class Units {

    private static final long USUAL = 4;
    private static final double EVERY_DAY = 0.25;

    private final Event event;
    private final double needed;
    private final double everyDay;

    Units(Event event) {
        this.event = event;
        this.needed = new Capacity(event.plan().allParameters())
                .needed()
                .map(Double::valueOf)
                .orElse((double) USUAL);
        this.everyDay = Math.max(1, Math.round(needed * EVERY_DAY));
    }

    double needed() {
        return needed;
    }

    double at(Instant moment) {
        double up = event.preroll()
                .filter(run -> run.result() == PhaseRun.Result.SUCCEEDED)
                .map(run -> done(run, moment))
                .orElse(0.0);
        double down = event.postroll().map(run -> done(run, moment)).orElse(0.0);
        return Math.round(everyDay + (needed - everyDay) * up * (1 - down));
    }

    /** How far the phase is, from 0 to 1. */
    private static double done(PhaseRun run, Instant moment) {
        if (moment.isBefore(run.claimedAt())) {
            return 0;
        }
        Optional<Instant> end = run.endedAt().filter(moment::isBefore);
        if (end.isEmpty()) {
            return run.endedAt().isPresent() ? 1 : 0.5;
        }
        double whole = Math.max(1, Duration.between(run.claimedAt(), end.get()).toMillis());
        return Duration.between(run.claimedAt(), moment).toMillis() / whole;
    }
}
