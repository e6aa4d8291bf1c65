package io.jenkins.plugins.eventschedules.observe;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock of this computer did not go on evenly.
 *
 * @param noticed by the clock as it was after the jump
 * @param by how far; negative when it went back
 */
public record ClockJump(Instant noticed, Duration by) {

    /** What an administrator should know of it. */
    public String complaint() {
        return "The clock of this computer jumped by " + by + ", seen at " + noticed
                + ", or the computer was asleep. Events begin and end by this clock.";
    }
}
