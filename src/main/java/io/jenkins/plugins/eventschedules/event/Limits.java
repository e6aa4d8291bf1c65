package io.jenkins.plugins.eventschedules.event;

import java.time.Duration;
import java.util.Optional;

/**
 * What an environment allows, and how long it waits.
 *
 * @param maximumDuration longest window
 * @param maximumLead longest lead
 * @param maximumAhead how far in the future a window may start
 * @param defaultLead the lead of an event whose owner gives none
 * @param minimumUseful shortest time before the end for which a late start is still worth it; also the shortest window
 * @param prerollTimeout how long a provider may take to bring up
 * @param postrollTimeout how long a provider may take to take down
 * @param maximumConcurrent how many events may have resources at the same moment, 1 or more; empty means any number
 */
public record Limits(
        Duration maximumDuration,
        Duration maximumLead,
        Duration maximumAhead,
        Duration defaultLead,
        Duration minimumUseful,
        Duration prerollTimeout,
        Duration postrollTimeout,
        Optional<Integer> maximumConcurrent) {

    public Limits {
        Require.that(isPositive(maximumDuration), "maximumDuration is positive");
        Require.that(!maximumLead.isNegative(), "maximumLead is not negative");
        Require.that(isPositive(maximumAhead), "maximumAhead is positive");
        Require.that(
                !defaultLead.isNegative() && defaultLead.compareTo(maximumLead) <= 0,
                "defaultLead is between zero and maximumLead");
        Require.that(
                !minimumUseful.isNegative() && minimumUseful.compareTo(maximumDuration) <= 0,
                "minimumUseful is between zero and maximumDuration");
        Require.that(isPositive(prerollTimeout), "prerollTimeout is positive");
        Require.that(isPositive(postrollTimeout), "postrollTimeout is positive");
        Require.that(maximumConcurrent.orElse(1) >= 1, "maximumConcurrent is positive");
    }

    /** Any number of events at the same moment. */
    public Limits(
            Duration maximumDuration,
            Duration maximumLead,
            Duration maximumAhead,
            Duration defaultLead,
            Duration minimumUseful,
            Duration prerollTimeout,
            Duration postrollTimeout) {
        this(
                maximumDuration,
                maximumLead,
                maximumAhead,
                defaultLead,
                minimumUseful,
                prerollTimeout,
                postrollTimeout,
                Optional.empty());
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
