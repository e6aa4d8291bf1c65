package io.jenkins.plugins.eventschedules.lifecycle.insight;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.metric.ChosenMetric;
import io.jenkins.plugins.eventschedules.lifecycle.metric.ChosenMetrics;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Figures;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Insight;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Measured;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Metric;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Stretch;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import io.jenkins.plugins.eventschedules.lifecycle.port.MetricReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what an event used, or has used so far. Blocks for as long as the reader does. */
public final class Measure {

    private final Catalog catalog;
    private final MetricReader reader;
    private final InstantSource clock;

    public Measure(Catalog catalog, MetricReader reader, InstantSource clock) {
        this.catalog = catalog;
        this.reader = reader;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Result {

        /** It was read. */
        record Read(Insight insight) implements Result {}

        /** There is nothing to read, and never will be as long as nobody chooses a metric. */
        record Nothing() implements Result {}

        /** It cannot be read at present. The message is for a person. */
        record NotNow(String message) implements Result {}
    }

    boolean simulated() {
        return reader.simulated();
    }

    /** What is chosen for an event; absent while that is not known, for then its target is not in the catalog. */
    Optional<ChosenMetrics> chosen(Event event) {
        return target(event).map(CatalogTarget::insights);
    }

    Result of(Event event) {
        Instant now = clock.instant();
        Optional<Phases> phases = Phases.of(event, now);
        if (phases.isEmpty()) {
            return new Result.Nothing();
        }
        Optional<CatalogTarget> target = target(event);
        if (target.isEmpty()) {
            return new Result.NotNow("The target " + event.plan().target().name()
                    + " is not in the catalog now, so nobody knows what to measure.");
        }
        List<ChosenMetric> chosen = target.get().insights().metrics();
        if (chosen.isEmpty()) {
            return new Result.Nothing();
        }
        Resolve resolve = new Resolve(event, target);
        List<Resolve.Found> found = chosen.stream().map(resolve::metric).toList();
        List<Metric> metrics =
                found.stream().flatMap(each -> each.metric().stream()).toList();
        Stretch stretch = phases.get().stretch(now);
        MetricReader.Answer answer =
                metrics.isEmpty() ? new MetricReader.Answer.Samples(List.of()) : reader.read(event, metrics, stretch);
        if (answer instanceof MetricReader.Answer.Samples samples) {
            List<Measured> measured = measured(chosen, found, samples.series(), stretch, phases.get());
            return new Result.Read(new Insight(event.version(), now, reader.simulated(), stretch, measured));
        }
        return new Result.NotNow(((MetricReader.Answer.Unavailable) answer).message());
    }

    private Optional<CatalogTarget> target(Event event) {
        return catalog.find(event.plan().target().type(), event.plan().target().name());
    }

    private static List<Measured> measured(
            List<ChosenMetric> chosen,
            List<Resolve.Found> found,
            List<Map<Instant, Double>> series,
            Stretch stretch,
            Phases phases) {
        List<Measured> all = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < chosen.size(); i++) {
            Resolve.Found one = found.get(i);
            List<Optional<Double>> values =
                    one.metric().isPresent() ? values(one.metric().get(), series.get(next++), stretch) : List.of();
            Phases.Span span = phases.live().orElse(new Phases.Span(phases.from(), phases.to()));
            all.add(new Measured(
                    chosen.get(i).key(),
                    chosen.get(i).label(),
                    chosen.get(i).unit(),
                    one.metric(),
                    values,
                    Figures.of(stretch, values, span.from(), span.to()),
                    one.problem()));
        }
        return all;
    }

    private static List<Optional<Double>> values(Metric metric, Map<Instant, Double> series, Stretch stretch) {
        double minutes = metric.isCounted() ? stretch.period().toSeconds() / 60.0 : 1;
        return stretch.moments()
                .map(moment -> Optional.ofNullable(series.get(moment))
                        .filter(Double::isFinite)
                        .map(value -> value / minutes))
                .toList();
    }
}
