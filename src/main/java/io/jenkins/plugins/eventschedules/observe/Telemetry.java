package io.jenkins.plugins.eventschedules.observe;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.List;

/**
 * Tells OpenTelemetry what happens to events: the figures that Prometheus reads, and a span for each phase once it is over.
 * A phase outlives a process, so its span is told whole and belongs to no thread. In Jenkins the API is there only with the
 * plugin that brings it, so nothing else in this room knows this class.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/trace/api/">tracing API</a>
 */
public final class Telemetry implements Tally {

    private static final String SCOPE = "io.jenkins.plugins.eventschedules";
    private static final AttributeKey<String> ENVIRONMENT = AttributeKey.stringKey("environment");
    private static final AttributeKey<String> FROM = AttributeKey.stringKey("from");
    private static final AttributeKey<String> TO = AttributeKey.stringKey("to");
    private static final AttributeKey<String> PHASE = AttributeKey.stringKey("phase");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("outcome");
    private static final AttributeKey<String> EVENT = AttributeKey.stringKey("event_schedules.event.id");
    private static final AttributeKey<Long> REVISION = AttributeKey.longKey("event_schedules.event.revision");
    private static final AttributeKey<String> TARGET = AttributeKey.stringKey("event_schedules.target");

    private final Tracer tracer;
    private final LongCounter changes;
    private final DoubleHistogram claims;
    private final DoubleHistogram ready;
    private final DoubleHistogram phases;

    /**
     * @param otel of an agent or a plugin; one that does nothing where there is neither
     * @param version of what runs here
     */
    public Telemetry(OpenTelemetry otel, String version) {
        tracer = otel.getTracer(SCOPE, version);
        Meter meter =
                otel.meterBuilder(SCOPE).setInstrumentationVersion(version).build();
        changes = meter.counterBuilder("event_schedules.status_changes")
                .setDescription(
                        "Changes of status; from is none for a new event, to is deleted for one that was removed.")
                .build();
        claims = seconds(
                meter,
                "event_schedules.claim_lateness",
                "How long after its due moment a phase was claimed.",
                CLAIM_BOUNDS);
        ready = seconds(
                meter, "event_schedules.ready_lateness", "How long after its start an event went live.", READY_BOUNDS);
        phases = seconds(
                meter,
                "event_schedules.phase_duration",
                "How long a phase took from its claim to its end.",
                PHASE_BOUNDS);
    }

    private static DoubleHistogram seconds(Meter meter, String name, String description, List<Double> bounds) {
        return meter.histogramBuilder(name)
                .setDescription(description)
                .setUnit("s")
                .setExplicitBucketBoundariesAdvice(bounds)
                .build();
    }

    @Override
    public void changed(String environment, String from, String to) {
        changes.add(1, Attributes.of(ENVIRONMENT, environment, FROM, from, TO, to));
    }

    @Override
    public void claimed(String environment, Phase phase, Duration late) {
        claims.record(seconds(late), Attributes.of(ENVIRONMENT, environment, PHASE, Label.of(phase)));
    }

    @Override
    public void ready(String environment, Duration late) {
        ready.record(seconds(late), Attributes.of(ENVIRONMENT, environment));
    }

    @Override
    public void over(Event event, PhaseRun run) {
        String phase = Label.of(run.phase());
        String outcome = Label.of(run.result());
        phases.record(
                seconds(Duration.between(run.claimedAt(), run.endedAt().orElseThrow())),
                Attributes.of(ENVIRONMENT, event.environment(), PHASE, phase, OUTCOME, outcome));
        // Whose call it was that told of the end says nothing about the phase.
        Span span = tracer.spanBuilder(phase)
                .setParent(Context.root())
                .setStartTimestamp(run.claimedAt())
                .setAttribute(EVENT, event.id().value())
                .setAttribute(REVISION, event.revision())
                .setAttribute(ENVIRONMENT, event.environment())
                .setAttribute(PHASE, phase)
                .setAttribute(OUTCOME, outcome)
                .setAttribute(
                        TARGET,
                        Label.of(event.plan().target().type()) + ":"
                                + event.plan().target().name())
                .startSpan();
        if (run.result() != PhaseRun.Result.SUCCEEDED) {
            span.setStatus(StatusCode.ERROR, outcome);
        }
        span.end(run.endedAt().orElseThrow());
    }

    /** To the millisecond, as events are. */
    private static double seconds(Duration duration) {
        return Math.max(0, duration.toMillis() / 1000.0);
    }
}
