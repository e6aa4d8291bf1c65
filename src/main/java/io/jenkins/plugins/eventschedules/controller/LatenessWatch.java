package io.jenkins.plugins.eventschedules.controller;

import io.jenkins.plugins.eventschedules.lifecycle.port.Runner.Lateness;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How late the latest claims were. Honest about the time that the controller was away, too. */
final class LatenessWatch {

    private static final int REMEMBERED = 1000;

    private final Deque<Duration> latest = new ArrayDeque<>();

    synchronized void add(Duration late) {
        if (latest.size() == REMEMBERED) {
            latest.removeFirst();
        }
        latest.addLast(late.isNegative() ? Duration.ZERO : late);
    }

    synchronized Optional<Lateness> summary() {
        if (latest.isEmpty()) {
            return Optional.empty();
        }
        Duration[] sorted = latest.stream().sorted().toArray(Duration[]::new);
        return Optional.of(
                new Lateness(sorted.length, percentile(sorted, 50), percentile(sorted, 99), sorted[sorted.length - 1]));
    }

    /** The nearest-rank percentile. */
    private static Duration percentile(Duration[] sorted, int percent) {
        return sorted[(sorted.length * percent + 99) / 100 - 1];
    }
}
