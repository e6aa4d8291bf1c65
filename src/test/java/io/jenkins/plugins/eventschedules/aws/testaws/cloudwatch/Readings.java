package io.jenkins.plugins.eventschedules.aws.testaws.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What one metric has measured, minute by minute, and what CloudWatch still knows of it. */
final class Readings {

    private static final Duration MINUTES_FOR = Duration.ofDays(15);
    private static final Duration FIVES_FOR = Duration.ofDays(63);
    private static final Duration HOURS_FOR = Duration.ofDays(455);

    private final Function<Instant, Optional<Double>> minutes;

    Readings(Function<Instant, Optional<Double>> minutes) {
        this.minutes = minutes;
    }

    /** Values by the beginnings of the periods that begin within this time, as far as it has passed. */
    Map<Instant, Double> between(Instant from, Instant to, Duration period, String statistic, Instant now) {
        Map<Instant, Double> values = new TreeMap<>();
        Instant latest = to.isBefore(now) ? to : now;
        for (Instant at = from; at.isBefore(latest); at = at.plus(period)) {
            Instant end = at.plus(period).isBefore(now) ? at.plus(period) : now;
            if (isKnown(at, period, now)) {
                Instant begin = at;
                value(begin, end, statistic).ifPresent(value -> values.put(begin, value));
            }
        }
        return values;
    }

    /** How long a period of this length is known. */
    private static boolean isKnown(Instant at, Duration period, Instant now) {
        Duration age = Duration.between(at, now);
        if (age.compareTo(MINUTES_FOR) <= 0) {
            return true;
        }
        long minutes = period.toMinutes();
        return age.compareTo(FIVES_FOR) <= 0 ? minutes % 5 == 0 : age.compareTo(HOURS_FOR) <= 0 && minutes % 60 == 0;
    }

    private Optional<Double> value(Instant from, Instant to, String statistic) {
        DoubleSummaryStatistics all = new DoubleSummaryStatistics();
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(60)) {
            minutes.apply(at).ifPresent(all::accept);
        }
        if (all.getCount() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                switch (statistic) {
                    case "Sum" -> all.getSum();
                    case "Minimum" -> all.getMin();
                    case "SampleCount" -> (double) all.getCount();
                    case "Average" -> all.getAverage();
                    default -> all.getMax();
                });
    }
}
