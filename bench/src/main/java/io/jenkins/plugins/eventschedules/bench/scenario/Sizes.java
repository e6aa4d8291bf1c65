package io.jenkins.plugins.eventschedules.bench.scenario;

import java.util.List;

/**
 * How much is measured.
 *
 * @param pending events that wait while something else is measured
 * @param burst events that are due at one instant
 * @param seconds of a measurement that goes on for a while
 * @param rounds of one that does not
 * @param requests of each kind to the API
 * @param restarts events in a store that is opened again
 * @param growth numbers of events at which growth is looked at
 */
public record Sizes(
        int pending,
        int burst,
        int seconds,
        int rounds,
        int requests,
        int full,
        List<Integer> restarts,
        List<Integer> growth) {

    /** @param most the largest number of events at which growth is looked at */
    public static Sizes usual(int most) {
        return new Sizes(
                10_000,
                10_000,
                15,
                5,
                200,
                100_000,
                List.of(10_000, 100_000),
                List.of(1_000, 10_000, 100_000, 1_000_000).stream()
                        .filter(count -> count <= most)
                        .toList());
    }

    /** Only to see that everything runs. */
    public static Sizes tiny() {
        return new Sizes(50, 50, 1, 1, 3, 50, List.of(50), List.of(20, 50));
    }
}
