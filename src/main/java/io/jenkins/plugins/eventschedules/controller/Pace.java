package io.jenkins.plugins.eventschedules.controller;

import java.time.Duration;

/**
 * How fast a runner goes.
 *
 * @param longestSleep how long it sleeps at most, whatever the clock seemed to say
 * @param callers how many calls to the provider may be under way at once
 * @param callTimeout when a call counts as hung and is given up; the attempt itself goes on
 * @param fastestPoll shortest time between two looks at one attempt
 * @param slowestPoll longest time between two looks; in between it is a twentieth of the attempt's age
 * @param firstBackoff wait after the first call that did not reach the provider; doubled each time
 * @param longestBackoff where the doubling stops
 */
public record Pace(
        Duration longestSleep,
        int callers,
        Duration callTimeout,
        Duration fastestPoll,
        Duration slowestPoll,
        Duration firstBackoff,
        Duration longestBackoff) {

    /** For a simulated provider next door. */
    public static final Pace SANDBOX = new Pace(
            Duration.ofSeconds(1),
            16,
            Duration.ofSeconds(30),
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            Duration.ofSeconds(15));

    /** For an account whose calls are counted: phases there take minutes. */
    public static final Pace AWS = new Pace(
            Duration.ofSeconds(1),
            16,
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofSeconds(2),
            Duration.ofMinutes(1));

    private static final int POLLS_PER_AGE = 20;

    Duration untilNextLook(Duration age) {
        Duration wanted = age.dividedBy(POLLS_PER_AGE);
        if (wanted.compareTo(fastestPoll) < 0) {
            return fastestPoll;
        }
        return wanted.compareTo(slowestPoll) > 0 ? slowestPoll : wanted;
    }
}
