package io.jenkins.plugins.eventschedules.web.json;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.insight.Insights.View;
import io.jenkins.plugins.eventschedules.lifecycle.insight.Phases;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Figures;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Insight;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Measured;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Metric;
import io.jenkins.plugins.eventschedules.lifecycle.port.KeptInsights.Earlier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What an event used.
 *
 * @param message why there is nothing, when that can change; for a person
 * @param simulated whether it is made up
 * @param kept whether it is that of an event at rest and stays as it is
 * @param audience that was expected
 * @param series absent unless the state is ready
 * @param faults what could not be read of what is chosen
 */
public record InsightsJson(
        State state,
        Optional<String> message,
        boolean simulated,
        boolean kept,
        Optional<Long> audience,
        Optional<SeriesJson> series,
        List<String> faults) {

    /** Whether there is something to see, and why not. */
    public enum State {
        READY,
        READING,
        UNAVAILABLE,
        NOTHING_CHOSEN,
        NOTHING_USED,
        UNSUPPORTED
    }

    /**
     * All metrics over one time.
     *
     * @param from of everything that is to be drawn
     * @param first the beginning of the first period
     */
    public record SeriesJson(
            Instant readAt,
            Instant from,
            Instant to,
            PhasesJson phases,
            Instant first,
            Duration period,
            List<MetricJson> metrics) {}

    /** See {@link Phases}. */
    public record PhasesJson(SpanJson preroll, Optional<SpanJson> live, Optional<SpanJson> takedown) {

        static PhasesJson of(Phases phases) {
            return new PhasesJson(
                    SpanJson.of(phases.preroll()),
                    phases.live().map(SpanJson::of),
                    phases.takedown().map(SpanJson::of));
        }
    }

    /** A part of an event's life. */
    public record SpanJson(Instant from, Instant to) {

        static SpanJson of(Phases.Span span) {
            return new SpanJson(span.from(), span.to());
        }
    }

    /**
     * One metric.
     *
     * @param perMinute whether its values are counts in a minute
     * @param values one for each period; null where nothing was measured
     * @param perVisitor the peak over the expected audience; absent for shares, and where no audience was expected
     */
    public record MetricJson(
            String label,
            Optional<String> unit,
            Optional<SourceJson> source,
            boolean perMinute,
            List<Optional<Double>> values,
            Optional<FiguresJson> figures,
            Optional<Double> perVisitor,
            List<EarlierJson> earlier,
            Optional<String> problem) {}

    /** Where it was read. */
    public record SourceJson(String namespace, String name, SortedMap<String, String> dimensions, String statistic) {

        static SourceJson of(Metric metric) {
            return new SourceJson(metric.namespace(), metric.name(), metric.dimensions(), metric.statistic());
        }
    }

    /** A series in three numbers. */
    public record FiguresJson(double peak, Instant peakAt, double average) {

        static FiguresJson of(Figures figures) {
            return new FiguresJson(figures.peak(), figures.peakAt(), figures.average());
        }
    }

    /** What an earlier event of the same target came to. */
    public record EarlierJson(
            String id, String name, Instant start, double peak, double average, Optional<Double> perVisitor) {}

    public static InsightsJson of(
            Event event, View view, boolean simulated, List<Earlier> earlier, List<String> faults, Instant now) {
        if (view instanceof View.Ready ready) {
            Insight insight = ready.insight();
            return new InsightsJson(
                    State.READY,
                    Optional.empty(),
                    insight.simulated(),
                    ready.kept(),
                    event.plan().audience(),
                    Phases.of(event, now).map(phases -> series(event, insight, phases, earlier)),
                    faults);
        }
        Optional<String> message =
                view instanceof View.Unavailable unavailable ? Optional.of(unavailable.message()) : Optional.empty();
        return new InsightsJson(
                state(view), message, simulated, false, event.plan().audience(), Optional.empty(), faults);
    }

    private static State state(View view) {
        if (view instanceof View.Reading) {
            return State.READING;
        }
        if (view instanceof View.Unavailable) {
            return State.UNAVAILABLE;
        }
        if (view instanceof View.NothingChosen) {
            return State.NOTHING_CHOSEN;
        }
        return view instanceof View.NothingUsed ? State.NOTHING_USED : State.UNSUPPORTED;
    }

    private static SeriesJson series(Event event, Insight insight, Phases phases, List<Earlier> earlier) {
        Instant first = insight.stretch().from();
        Instant last = insight.stretch().to();
        return new SeriesJson(
                insight.readAt(),
                first.isBefore(phases.from()) ? first : phases.from(),
                last.isAfter(phases.to()) ? last : phases.to(),
                PhasesJson.of(phases),
                first,
                insight.stretch().period(),
                insight.metrics().stream()
                        .map(each -> metric(each, event.plan().audience(), earlier))
                        .toList());
    }

    private static MetricJson metric(Measured each, Optional<Long> audience, List<Earlier> earlier) {
        boolean share = each.unit().filter("Percent"::equals).isPresent();
        Optional<Long> expected = share ? Optional.empty() : audience;
        return new MetricJson(
                each.label(),
                each.unit(),
                each.metric().map(SourceJson::of),
                each.metric().map(Metric::isCounted).orElse(false),
                each.values(),
                each.figures().map(FiguresJson::of),
                expected.flatMap(people -> each.figures().map(figures -> figures.peak() / people)),
                earlier.stream()
                        .filter(other -> other.figures().containsKey(each.key()))
                        .map(other -> earlier(other, other.figures().get(each.key()), share))
                        .toList(),
                each.problem());
    }

    private static EarlierJson earlier(Earlier other, Figures figures, boolean share) {
        return new EarlierJson(
                other.id().value(),
                other.name(),
                other.start(),
                figures.peak(),
                figures.average(),
                other.audience().filter(any -> !share).map(people -> figures.peak() / people));
    }
}
