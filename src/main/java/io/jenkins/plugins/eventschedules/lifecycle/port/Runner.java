package io.jenkins.plugins.eventschedules.lifecycle.port;

import io.jenkins.plugins.eventschedules.event.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Drives the events of one environment through their lives. */
public interface Runner {

    /** Something about this event changed: look at it now rather than at the next round. */
    void nudge(EventId id);

    Health health();

    /** How long after its latest round a runner that does well is heard of again, at the latest. */
    default Duration patience() {
        return Duration.ofMinutes(1);
    }

    /**
     * How the runner does.
     *
     * @param lastRound when it last looked at what is due; absent before its first round
     * @param lateness how late recent claims were after their due moment: median, 99th percentile and worst
     * @param trouble what keeps it from working, for an administrator
     */
    record Health(Optional<Instant> lastRound, Optional<Lateness> lateness, int inFlight, Optional<String> trouble) {}

    /** Percentiles over the latest claims. */
    record Lateness(int claims, Duration median, Duration p99, Duration worst) {}
}
