package io.jenkins.plugins.eventschedules.observe;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Status;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;
import java.util.List;

/** What happens to events, as Prometheus reads it. */
final class EventMeasures implements Tally {

    private final Counter changes;
    private final Histogram claims;
    private final Histogram ready;
    private final Histogram phases;

    EventMeasures(PrometheusRegistry registry) {
        changes = Counter.builder()
                .name("event_schedules_status_changes_total")
                .help(
                        "Changes of status since this process began; from is none for a new event, to is deleted for one that"
                                + " was removed.")
                .labelNames("environment", "from", "to")
                .register(registry);
        claims = Histogram.builder()
                .name("event_schedules_claim_lateness_seconds")
                .help("How long after its due moment a phase was claimed: prerolls are due a lead before the start,"
                        + " postrolls at the end. For a preroll that was due before the event was made, from then on.")
                .unit(Unit.SECONDS)
                .labelNames("environment", "phase")
                .classicOnly()
                .classicUpperBounds(bounds(CLAIM_BOUNDS))
                .register(registry);
        ready = Histogram.builder()
                .name("event_schedules_ready_lateness_seconds")
                .help(
                        "How long after the start of its window an event went live; the bucket up to 0 are those that were"
                                + " ready in time.")
                .unit(Unit.SECONDS)
                .labelNames("environment")
                .classicOnly()
                .classicUpperBounds(bounds(READY_BOUNDS))
                .register(registry);
        phases = Histogram.builder()
                .name("event_schedules_phase_duration_seconds")
                .help("How long a phase took from its claim to its end.")
                .unit(Unit.SECONDS)
                .labelNames("environment", "phase", "outcome")
                .classicOnly()
                .classicUpperBounds(bounds(PHASE_BOUNDS))
                .register(registry);
    }

    /**
     * Every change that an event can go through is there from the beginning, at 0: of a series that begins at 1,
     * no rate shows its first failure.
     */
    void begin(String environment) {
        changes.initLabelValues(environment, "none", Label.of(Status.SCHEDULED));
        for (Status from : Status.values()) {
            from.next().forEach(to -> changes.initLabelValues(environment, Label.of(from), Label.of(to)));
        }
        ready.initLabelValues(environment);
        claims.initLabelValues(environment, Label.of(Phase.PREROLL));
        claims.initLabelValues(environment, Label.of(Phase.POSTROLL));
    }

    @Override
    public void changed(String environment, String from, String to) {
        changes.labelValues(environment, from, to).inc();
    }

    @Override
    public void claimed(String environment, Phase phase, Duration late) {
        claims.labelValues(environment, Label.of(phase)).observe(seconds(late));
    }

    @Override
    public void ready(String environment, Duration late) {
        ready.labelValues(environment).observe(seconds(late));
    }

    @Override
    public void over(Event event, PhaseRun run) {
        phases.labelValues(event.environment(), Label.of(run.phase()), Label.of(run.result()))
                .observe(seconds(Duration.between(run.claimedAt(), run.endedAt().orElseThrow())));
    }

    private static double[] bounds(List<Double> seconds) {
        return seconds.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double seconds(Duration duration) {
        return Math.max(0, Unit.millisToSeconds(duration.toMillis()));
    }
}
