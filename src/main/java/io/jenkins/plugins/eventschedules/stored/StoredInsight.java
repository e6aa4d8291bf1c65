package io.jenkins.plugins.eventschedules.stored;

import io.jenkins.plugins.eventschedules.lifecycle.metric.Figures;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Insight;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Measured;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Metric;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The JSON of what an event used. */
public record StoredInsight(
        long version,
        Instant readAt,
        boolean simulated,
        Instant from,
        Duration period,
        int count,
        List<Series> metrics) {

    /** One metric. */
    public record Series(
            String key,
            String label,
            Optional<String> unit,
            Optional<Source> source,
            List<Optional<Double>> values,
            Optional<StoredFigures> figures,
            Optional<String> problem) {}

    /** Where it was read. */
    public record Source(String namespace, String name, TreeMap<String, String> dimensions, String statistic) {}

    /** A series in three numbers. */
    public record StoredFigures(double peak, Instant peakAt, double average) {

        static StoredFigures of(Figures figures) {
            return new StoredFigures(figures.peak(), figures.peakAt(), figures.average());
        }

        Figures figures() {
            return new Figures(peak, peakAt, average);
        }
    }

    /** The figures of all metrics by their keys, so that comparing reads no series. */
    public record Summary(TreeMap<String, StoredFigures> figures) {

        public static Summary of(Insight insight) {
            TreeMap<String, StoredFigures> byKey = new TreeMap<>();
            insight.metrics().forEach(each -> each.figures()
                    .ifPresent(figures -> byKey.put(each.key(), StoredFigures.of(figures))));
            return new Summary(byKey);
        }

        public Map<String, Figures> byKey() {
            Map<String, Figures> byKey = new TreeMap<>();
            figures.forEach((key, each) -> byKey.put(key, each.figures()));
            return byKey;
        }
    }

    public static StoredInsight of(Insight insight) {
        Stretch stretch = insight.stretch();
        return new StoredInsight(
                insight.version(),
                insight.readAt(),
                insight.simulated(),
                stretch.from(),
                stretch.period(),
                stretch.count(),
                insight.metrics().stream().map(StoredInsight::series).toList());
    }

    private static Series series(Measured each) {
        return new Series(
                each.key(),
                each.label(),
                each.unit(),
                each.metric()
                        .map(metric -> new Source(
                                metric.namespace(),
                                metric.name(),
                                new TreeMap<>(metric.dimensions()),
                                metric.statistic())),
                each.values(),
                each.figures().map(StoredFigures::of),
                each.problem());
    }

    public Insight insight() {
        return new Insight(
                version,
                readAt,
                simulated,
                new Stretch(from, period, count),
                metrics.stream().map(StoredInsight::measured).toList());
    }

    private static Measured measured(Series each) {
        return new Measured(
                each.key(),
                each.label(),
                each.unit(),
                each.source()
                        .map(source ->
                                new Metric(source.namespace(), source.name(), source.dimensions(), source.statistic())),
                each.values(),
                each.figures().map(StoredFigures::figures),
                each.problem());
    }
}
