package io.jenkins.plugins.eventschedules.lifecycle.port;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.PhaseRun;

/**
 * Starts phases on targets and tells how they go. Every method may be called again with the same attempt, after a
 * crash or a time-out, and must then have no second effect: {@link PhaseRun#token()} is what makes them one.
 *
 * <p>Methods may block for as long as one call to the provider takes, answer an interrupt, and report
 * {@link Report.Unreachable} for what may go better later. What they throw is treated as that, too.
 */
public interface Provisioner {

    /** Starts the attempt. Reports Started, Failed when the provider refuses it for good, or Unreachable. */
    Report start(Event event, PhaseRun run);

    /** Looks at a started attempt. Reports Running, Succeeded, Failed or Unreachable. */
    Report follow(Event event, PhaseRun run);

    /**
     * Makes sure that an attempt, which may or may not have reached the provider, is not going on. Called until it
     * reports Stopped, Succeeded or Failed, each of which means that it is over.
     */
    Report stop(Event event, PhaseRun run);
}
