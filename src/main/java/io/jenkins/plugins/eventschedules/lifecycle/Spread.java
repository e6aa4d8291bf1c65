package io.jenkins.plugins.eventschedules.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long something usually takes.
 *
 * @param p50 half took as long as this or less; absent without samples
 * @param p90 nine of ten took as long as this or less; absent without samples
 */
public record Spread(Optional<Duration> p50, Optional<Duration> p90, int samples) {

    /** By the nearest rank: each percentile is a duration that was really seen. */
    public static Spread of(List<Duration> samples) {
        List<Duration> sorted = samples.stream().sorted().toList();
        return new Spread(at(sorted, 50), at(sorted, 90), sorted.size());
    }

    /** A lead that nine of ten would have kept to with a fifth to spare, in whole minutes; absent without samples. */
    public Optional<Duration> lead() {
        return p90.map(usual -> Duration.ofMinutes(
                usual.multipliedBy(6).dividedBy(5).plusMinutes(1).minusNanos(1).toMinutes()));
    }

    private static Optional<Duration> at(List<Duration> sorted, int percent) {
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() * percent + 99) / 100 - 1));
    }
}
