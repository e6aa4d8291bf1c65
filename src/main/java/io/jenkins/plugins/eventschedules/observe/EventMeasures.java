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
import java.util.Optional;

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
     * Every change that the table of transitions knows is there from the beginning, at 0: of a series that begins at 1,
     * no rate shows its first failure.
     */
    void begin(String environment) {
        change(environment, Optional.empty(), Status.SCHEDULED);
        change(environment, Optional.of(Status.SCHEDULED), Status.DEPLOYING, Status.MISSED, Status.CANCELLED);
        change(environment, Optional.of(Status.DEPLOYING), Status.LIVE, Status.TEARING_DOWN);
        change(environment, Optional.of(Status.LIVE), Status.TEARING_DOWN);
        change(
                environment,
                Optional.of(Status.TEARING_DOWN),
                Status.ENDED,
                Status.CANCELLED,
                Status.FAILED,
                Status.TEARDOWN_FAILED);
        change(environment, Optional.of(Status.TEARDOWN_FAILED), Status.TEARING_DOWN);
        ready.initLabelValues(environment);
        claims.initLabelValues(environment, Label.of(Phase.PREROLL));
        claims.initLabelValues(environment, Label.of(Phase.POSTROLL));
    }

    private void change(String environment, Optional<Status> from, Status... to) {
        for (Status each : to) {
            changes.initLabelValues(environment, from.map(Label::of).orElse("none"), Label.of(each));
        }
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
