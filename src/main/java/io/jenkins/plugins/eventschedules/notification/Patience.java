package io.jenkins.plugins.eventschedules.notification;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before a receiver that failed is tried again: twice as long each time, up to five minutes. */
final class Patience {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final RandomGenerator random;
    private Duration ceiling = FIRST;

    Patience(RandomGenerator random) {
        this.random = random;
    }

    /** Between half of what it could be and all of it, so that several do not come back together. */
    Duration next() {
        long most = ceiling.toMillis();
        Duration doubled = ceiling.multipliedBy(2);
        ceiling = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
    }

    /** All is well again. */
    void again() {
        ceiling = FIRST;
    }
}
