package io.jenkins.plugins.eventschedules.sandbox.demand;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Metric;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Stretch;
import io.jenkins.plugins.eventschedules.lifecycle.port.MetricReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Makes up what resources might have measured, from the audience, the window and what was brought up. */
public final class SimulatedMetrics implements MetricReader {

    private static final Pattern RATIO = Pattern.compile(".*(utili[sz]ation|percent|ratio|load).*");
    private static final Pattern WRONG = Pattern.compile(".*(error|throttl|reject|fault|unhealthy|5xx|4xx|evict).*");
    private static final Pattern SLOW = Pattern.compile(".*(latency|duration|time|lag).*");
    /** Those slow things that AWS tells in seconds; the others it tells in milliseconds. */
    private static final Pattern IN_SECONDS = Pattern.compile(".*(responsetime|(read|write|commit)latency).*");

    private static final Pattern UNITS = Pattern.compile(
            "(?!consumed).*(running|desired|inservice|capacity|replica|task|reader|instance|concurren|provision).*");
    private static final Pattern VOLUME = Pattern.compile(".*(bytes|network|memory).*");

    /** At its most crowded moment an event uses so much of what was brought up for it. */
    private static final double FULL = 72;

    private static final double CALLS_A_MINUTE = 2.4;
    private static final double BYTES_A_MINUTE = 30_000;
    private static final double SECONDS = 0.08;

    private final InstantSource clock;

    public SimulatedMetrics(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean simulated() {
        return true;
    }

    @Override
    public Answer read(Event event, List<Metric> metrics, Stretch stretch) {
        Visitors visitors = new Visitors(event);
        Units units = new Units(event);
        Instant now = clock.instant();
        return new Answer.Samples(metrics.stream()
                .map(metric -> {
                    Map<Instant, Double> series = new TreeMap<>();
                    stretch.moments()
                            .takeWhile(moment -> moment.isBefore(now))
                            .forEach(moment -> series.put(
                                    moment,
                                    value(metric, visitors, units, moment)
                                            * (metric.isCounted()
                                                    ? stretch.period().toMinutes()
                                                    : 1)));
                    return series;
                })
                .toList());
    }

    private static double value(Metric metric, Visitors visitors, Units units, Instant moment) {
        String name = metric.name().toLowerCase(Locale.ROOT);
        double people = visitors.at(moment);
        double use = FULL * people / visitors.audience() * units.needed() / units.at(moment);
        if (RATIO.matcher(name).matches()) {
            return rounded(Math.min(100, use) * spread(metric));
        }
        if (WRONG.matcher(name).matches()) {
            return Math.round(Math.max(0, use - 100) * people / 100_000);
        }
        if (SLOW.matcher(name).matches()) {
            double unit = IN_SECONDS.matcher(name).matches() ? 1 : 1000;
            double seconds = SECONDS * (1 + 8 * Math.pow(Math.min(1.5, use / 100), 6)) * spread(metric);
            return Math.round(seconds * 10_000) / 10_000.0 * unit;
        }
        if (UNITS.matcher(name).matches()) {
            return units.at(moment);
        }
        return Math.round(people * (VOLUME.matcher(name).matches() ? BYTES_A_MINUTE : CALLS_A_MINUTE) * spread(metric));
    }

    /** How the statistic lies to the average. */
    private static double spread(Metric metric) {
        return switch (metric.statistic()) {
            case "Maximum" -> 1.15;
            case "Minimum" -> 0.85;
            default ->
                metric.statistic().startsWith("p")
                        ? 0.8 + Double.parseDouble(metric.statistic().substring(1)) / 200
                        : 1;
        };
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
