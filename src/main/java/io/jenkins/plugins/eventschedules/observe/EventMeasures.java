package io.jenkins.plugins.eventschedules.observe;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Status;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts and times what happens to events. */
final class EventMeasures implements Witness {

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
                .classicUpperBounds(0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 1800)
                .register(registry);
        ready = Histogram.builder()
                .name("event_schedules_ready_lateness_seconds")
                .help(
                        "How long after the start of its window an event went live; the bucket up to 0 are those that were"
                                + " ready in time.")
                .unit(Unit.SECONDS)
                .labelNames("environment")
                .classicOnly()
                .classicUpperBounds(0, 10, 60, 300, 900, 1800, 3600, 14_400)
                .register(registry);
        phases = Histogram.builder()
                .name("event_schedules_phase_duration_seconds")
                .help("How long a phase took from its claim to its end.")
                .unit(Unit.SECONDS)
                .labelNames("environment", "phase", "outcome")
                .classicOnly()
                .classicUpperBounds(1, 5, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200)
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
    public void happened(Event after, HistoryEntry entry) {
        String environment = after.environment();
        if (!entry.from().equals(Optional.of(entry.to()))) {
            changes.labelValues(environment, entry.from().map(Label::of).orElse("none"), Label.of(entry.to()))
                    .inc();
        }
        switch (entry.happening()) {
            case CLAIMED -> claimed(after, entry.at());
            case WENT_LIVE -> {
                over(environment, after.preroll());
                ready.labelValues(environment)
                        .observe(seconds(after.plan().window().start(), entry.at()));
            }
            case DEPLOY_FAILED, PREROLL_STOPPED -> over(environment, after.preroll());
            case TOOK_DOWN, TEARDOWN_FAILED -> over(environment, after.postroll());
            case SCHEDULED,
                    RESCHEDULED,
                    EXTENDED,
                    SHORTENED,
                    EDITED,
                    CANCELLED,
                    ENDED_BY_PERSON,
                    RETRIED,
                    DELETED,
                    STARTED,
                    MISSED -> {}
        }
    }

    @Override
    public void deleted(String environment, HistoryEntry entry) {
        changes.labelValues(environment, Label.of(entry.to()), "deleted").inc();
    }

    private void claimed(Event after, Instant at) {
        boolean begins = after.status() == Status.DEPLOYING;
        Instant due = begins ? after.plan().prerollAt() : after.plan().window().end();
        Instant since = begins && due.isBefore(after.createdAt()) ? after.createdAt() : due;
        claims.labelValues(after.environment(), Label.of(begins ? Phase.PREROLL : Phase.POSTROLL))
                .observe(seconds(since, at));
    }

    /** An attempt whose end is not known yet, as after a deadline, is told when it has stopped. */
    private void over(String environment, Optional<PhaseRun> attempt) {
        attempt.filter(run -> !run.isRunning())
                .ifPresent(run -> phases.labelValues(environment, Label.of(run.phase()), Label.of(run.result()))
                        .observe(seconds(run.claimedAt(), run.endedAt().orElseThrow())));
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Unit.millisToSeconds(Duration.between(from, to).toMillis()));
    }
}
