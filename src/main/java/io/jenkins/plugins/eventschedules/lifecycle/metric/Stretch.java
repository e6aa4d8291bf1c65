package io.jenkins.plugins.eventschedules.lifecycle.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * A stretch of time in periods of one length.
 *
 * @param from a whole number of periods after 1970, which is where CloudWatch begins its periods
 * @param period whole minutes
 * @param count how many periods there are, up to {@value #MOST}
 */
public record Stretch(Instant from, Duration period, int count) {

    public static final int MOST = 200;

    /** Those among a minute's multiples that people think in. */
    private static final int[] MINUTES = {1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440};

    private static final Duration FINE = Duration.ofDays(15);
    private static final Duration COARSE = Duration.ofDays(63);

    public Stretch {
        if (count < 1 || count > MOST || period.toSeconds() < 60 || period.toSeconds() % 60 != 0) {
            throw new IllegalArgumentException("1 to " + MOST + " periods of whole minutes");
        }
    }

    /**
     * In the shortest periods of which few enough cover it, or as much of it as the longest periods do, and for which CloudWatch still has data: minutes for 15 days,
     * five minutes for 63, hours after that
     * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html).
     */
    public static Stretch covering(Instant from, Instant to, Instant now) {
        Duration age = Duration.between(from, now);
        int finest = age.compareTo(FINE) < 0 ? 1 : age.compareTo(COARSE) < 0 ? 5 : 60;
        for (int minutes : MINUTES) {
            long seconds = minutes * 60L;
            long begin = Math.floorDiv(from.getEpochSecond(), seconds) * seconds;
            long periods = Math.max(1, Math.floorDiv(to.getEpochSecond() - begin + seconds - 1, seconds));
            boolean longest = minutes == MINUTES[MINUTES.length - 1];
            if (longest || (minutes >= finest && minutes % finest == 0 && periods <= MOST)) {
                return new Stretch(
                        Instant.ofEpochSecond(begin), Duration.ofMinutes(minutes), (int) Math.min(MOST, periods));
            }
        }
        throw new IllegalStateException("there is a longest period");
    }

    public Instant to() {
        return from.plus(period.multipliedBy(count));
    }

    public Instant at(int index) {
        return from.plus(period.multipliedBy(index));
    }

    /** The beginnings of the periods. */
    public Stream<Instant> moments() {
        return Stream.iterate(from, moment -> moment.plus(period)).limit(count);
    }
}
