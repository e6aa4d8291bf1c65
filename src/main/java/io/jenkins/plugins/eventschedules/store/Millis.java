package io.jenkins.plugins.eventschedules.store;

import java.time.Instant;

/**
 * Moments as the columns hold them: milliseconds since 1970, the tick of the lifecycle. What lies beyond the years that
 * matter counts as their edge, so that {@code Instant.MAX} in a filter means "ever" and sums do not overflow.
 */
final class Millis {

    private static final long EDGE = Long.MAX_VALUE / 4;

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Millis() {}

    static long of(Instant moment) {
        Instant edge = Instant.ofEpochMilli(EDGE);
        if (moment.isAfter(edge)) {
            return EDGE;
        }
        return moment.isBefore(Instant.ofEpochMilli(-EDGE)) ? -EDGE : moment.toEpochMilli();
    }

    /**
     * The moment of a column.
     *
     * @throws IllegalArgumentException where nobody's clock has ever stood: pages could not show it
     */
    static Instant moment(long column) {
        Instant moment = Instant.ofEpochMilli(column);
        if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
            throw new IllegalArgumentException("a moment beyond the years 1 to 9999: " + column);
        }
        return moment;
    }

    /** The first tick that is not before the moment: what is due is never found too early. */
    static long notBefore(Instant moment) {
        return moment.getNano() % 1_000_000 == 0 ? of(moment) : of(moment) + 1;
    }
}
