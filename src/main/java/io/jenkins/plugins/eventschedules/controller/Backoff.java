package io.jenkins.plugins.eventschedules.controller;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a provider is called again: exponential with full jitter, so that many events which failed
 * together do not come back together.
 */
final class Backoff {

    private static final int MOST_DOUBLINGS = 20;

    private final Pace pace;
    private final RandomGenerator random;

    Backoff(Pace pace, RandomGenerator random) {
        this.pace = pace;
        this.random = random;
    }

    /** @param failures how many calls in a row did not reach the provider, from 1 */
    Duration after(int failures) {
        long first = pace.firstBackoff().toNanos();
        long most = pace.longestBackoff().toNanos();
        int doublings = Math.min(failures - 1, MOST_DOUBLINGS);
        long ceiling = first > most >> doublings ? most : first << doublings;
        // Never less than half, so that a hurried retry is never the outcome of luck.
        return Duration.ofNanos(ceiling / 2 + random.nextLong(ceiling / 2 + 1));
    }
}
