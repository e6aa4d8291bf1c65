package io.jenkins.plugins.eventschedules.sandbox.demand;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Window;
import java.time.Duration;
import java.time.Instant;

/** How many people an event seems to have at a moment. Pure: the same event and moment have the same people. */
final class Visitors {

    /** Of an event whose owner expects nobody in particular. */
    private static final long USUAL_AUDIENCE = 10_000;

    /** On any other day. */
    private static final double EVERY_DAY = 0.03;

    private static final double WOBBLE = 0.04;

    private final Event event;
    private final long audience;

    Visitors(Event event) {
        this.event = event;
        this.audience = event.plan().audience().orElse(USUAL_AUDIENCE);
    }

    long audience() {
        return audience;
    }

    double at(Instant moment) {
        double crowd = EVERY_DAY + (1 - EVERY_DAY) * share(moment);
        return audience * crowd * (1 + WOBBLE * wobble(moment));
    }

    /** They come within a twelfth of the window, are most after a fifth and again before the end, and leave at once. */
    private double share(Instant moment) {
        Window window = event.plan().window();
        double whole = Duration.between(window.start(), window.end()).toMillis();
        double part = Duration.between(window.start(), moment).toMillis() / whole;
        double come = smooth((part + 0.04) / 0.12);
        double left = smooth((part - 0.97) / 0.08);
        double humps = 0.72 + 0.28 * Math.pow(Math.sin(Math.PI * (0.3 + part * 2)), 2);
        return come * (1 - left) * humps;
    }

    private static double smooth(double x) {
        double bounded = Math.max(0, Math.min(1, x));
        return bounded * bounded * (3 - 2 * bounded);
    }

    /** Between -1 and 1, another one in every minute. */
    private double wobble(Instant moment) {
        int mixed = event.id().value().hashCode() * 31 + Long.hashCode(moment.getEpochSecond() / 60) * 0x9E3779B1;
        mixed ^= mixed >>> 15;
        mixed *= 0x85EBCA6B;
        mixed ^= mixed >>> 13;
        return mixed / (double) (1L << 31);
    }
}
