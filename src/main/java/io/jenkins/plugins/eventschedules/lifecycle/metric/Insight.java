package io.jenkins.plugins.eventschedules.lifecycle.metric;

import java.time.Instant;
import java.util.List;

/**
 * What an event used, as it was measured at one moment.
 *
 * @param version of the event at that moment
 * @param simulated whether nothing was measured, and a simulation told what might have been
 */
public record Insight(long version, Instant readAt, boolean simulated, Stretch stretch, List<Measured> metrics) {

    public Insight {
        metrics = List.copyOf(metrics);
    }
}
