package io.jenkins.plugins.eventschedules.observe;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import java.time.Duration;
import java.util.List;

/** Keeps the figures of what happens to events, in whatever form others read them. */
public interface Tally {

    /** How late claims are told apart, in seconds. */
    List<Double> CLAIM_BOUNDS = List.of(0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0, 1800.0);

    /** How late events are told apart, in seconds; up to 0 is in time. */
    List<Double> READY_BOUNDS = List.of(0.0, 10.0, 60.0, 300.0, 900.0, 1800.0, 3600.0, 14_400.0);

    /** How long phases are told apart, in seconds. */
    List<Double> PHASE_BOUNDS =
            List.of(1.0, 5.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1200.0, 1800.0, 3600.0, 7200.0);

    /**
     * An event changed its status.
     *
     * @param from {@code none} for a new event
     * @param to {@code deleted} for one that was removed
     */
    void changed(String environment, String from, String to);

    /** A phase was claimed, so long after it was due. */
    void claimed(String environment, Phase phase, Duration late);

    /** An event went live, so long after its start; zero where it was ready in time. */
    void ready(String environment, Duration late);

    /** A phase is over. Its run says when it was claimed, when it ended and how. */
    void over(Event event, PhaseRun run);
}
