package io.jenkins.plugins.eventschedules.sandbox.ledger;

import java.time.Instant;

/**
 * One thing that happened at the provider: a line of the ledger. It holds no parameter's value.
 *
 * @param event with the phase: which attempts belong together
 * @param target what was run, for the person who reads the file
 * @param call which kind of call was turned away; empty for all other happenings
 */
record Line(Happening happening, Instant at, String token, String event, String phase, String target, String call) {

    /** What can happen, and under which name a line has the moment when it did. */
    enum Happening {
        STARTED("startedAt"),
        REFUSED("refusedAt"),
        STOPPED("stoppedAt"),
        THROTTLED("throttledAt");

        private final String field;

        Happening(String field) {
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    /** Attempts of one event at one phase are a series. */
    String series() {
        return event + " " + phase;
    }
}
