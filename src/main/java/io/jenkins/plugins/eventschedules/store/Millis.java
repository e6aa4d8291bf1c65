package io.jenkins.plugins.eventschedules.store;

import java.time.Instant;

/**
 * Moments as the columns hold them: milliseconds since 1970, the tick of the lifecycle. What lies beyond the years that
 * matter counts as their edge, so that {@code Instant.MAX} in a filter means "ever" and sums do not overflow.
 */
final class Millis {

    private static final long EDGE = Long.MAX_VALUE / 4;

    private Millis() {}

    static long of(Instant moment) {
        Instant edge = Instant.ofEpochMilli(EDGE);
        if (moment.isAfter(edge)) {
            return EDGE;
        }
        return moment.isBefore(Instant.ofEpochMilli(-EDGE)) ? -EDGE : moment.toEpochMilli();
    }

    /** The first tick that is not before the moment: what is due is never found too early. */
    static long notBefore(Instant moment) {
        return moment.getNano() % 1_000_000 == 0 ? of(moment) : of(moment) + 1;
    }
}
