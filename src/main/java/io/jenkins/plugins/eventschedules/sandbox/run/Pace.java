package io.jenkins.plugins.eventschedules.sandbox.run;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Phase;
import java.time.Duration;

/** How long a phase takes from its first step to its last. Pure. */
@FunctionalInterface
public interface Pace {

    /** Short enough to watch, long enough to see. */
    Pace BRISK = steady(Duration.ofSeconds(4));

    Duration of(Event event, Phase phase);

    static Pace steady(Duration whole) {
        return (event, phase) -> whole;
    }
}
