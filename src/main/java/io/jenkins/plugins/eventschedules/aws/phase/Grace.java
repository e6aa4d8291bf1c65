package io.jenkins.plugins.eventschedules.aws.phase;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import java.time.Duration;
import java.time.Instant;

/**
 * How long AWS' "there is no such thing" is not believed: what was just made may not be seen yet, and a call that was
 * given up may still arrive.
 */
public final class Grace {

    private static final Duration SETTLING = Duration.ofMinutes(2);

    private Grace() {}

    /** Whether an absence is to be believed, when the thing was made no later than that. */
    public static boolean isOver(Instant madeBy, Instant now) {
        return !now.isBefore(madeBy.plus(SETTLING));
    }

    /** Whether a started attempt that AWS does not know can only be gone. */
    public static boolean isOver(PhaseRun run, Instant now) {
        return isOver(run.startedAt().orElse(run.claimedAt()), now);
    }

    /** When the last call that could begin the preroll was made: none is made once the takedown is decided. */
    public static Instant lastStart(Event event, PhaseRun preroll) {
        return preroll.startedAt()
                .or(() -> event.postroll().map(PhaseRun::claimedAt))
                .orElse(preroll.claimedAt());
    }

    /** Whether a stop has been waited for as long as bringing up itself may take. */
    public static boolean isStopOverdue(Event event, PhaseRun preroll, Instant now) {
        return event.postroll()
                .filter(postroll -> !now.isBefore(postroll.claimedAt().plus(preroll.timeout())))
                .isPresent();
    }
}
