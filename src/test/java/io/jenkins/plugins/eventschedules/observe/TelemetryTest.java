package io.jenkins.plugins.eventschedules.observe;

import static io.jenkins.plugins.eventschedules.observe.ObservedWorld.END;
import static io.jenkins.plugins.eventschedules.observe.ObservedWorld.LEAD;
import static io.jenkins.plugins.eventschedules.observe.ObservedWorld.START;
import static io.jenkins.plugins.eventschedules.observe.ObservedWorld.failed;
import static io.jenkins.plugins.eventschedules.observe.ObservedWorld.started;
import static io.jenkins.plugins.eventschedules.observe.ObservedWorld.succeeded;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What OpenTelemetry is told of events. */
class TelemetryTest {

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
    private final OpenTelemetrySdk otel = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(metrics).build())
            .build();
    private final ObservedWorld world = new ObservedWorld(new TallyEvents(new Telemetry(otel, "1.2.3")));

    @AfterEach
    void close() {
        otel.close();
    }

    private static Instant instant(long nanos) {
        return Instant.EPOCH.plusNanos(nanos);
    }

    private MetricData metric(String name) {
        return metrics.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachPhaseIsASpanThatNamesItsEvent() {
        EventId id = world.schedule("alice");
        world.at(START.minus(LEAD), started());
        assertThat(spans.getFinishedSpanItems()).as("it is not over").isEmpty();
        world.at(START.minus(Duration.ofMinutes(5)), succeeded());
        world.at(END.plusSeconds(10), started());
        world.at(END.plus(Duration.ofMinutes(3)), failed("It says hunter2"));

        List<SpanData> told = spans.getFinishedSpanItems();
        assertThat(told).extracting(SpanData::getName).containsExactly("preroll", "postroll");
        SpanData preroll = told.get(0);
        assertThat(instant(preroll.getStartEpochNanos())).isEqualTo(START.minus(LEAD));
        assertThat(instant(preroll.getEndEpochNanos())).isEqualTo(START.minus(Duration.ofMinutes(5)));
        assertThat(preroll.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        SpanData postroll = told.get(1);
        assertThat(postroll.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(postroll.getAttributes().get(stringKey("outcome"))).isEqualTo("failed");
        assertThat(told).allSatisfy(span -> {
            assertThat(span.getAttributes().get(stringKey("event_schedules.event.id")))
                    .isEqualTo(id.value());
            assertThat(span.getAttributes().get(stringKey("event_schedules.target")))
                    .isEqualTo("automation:minimal");
            assertThat(span.toString()).doesNotContain("hunter2").doesNotContain("alice");
        });
    }

    @Test
    void aPhaseBelongsToNoTraceOfWhoeverTellsOfIt() {
        world.schedule("alice");
        world.at(START.minus(LEAD), started());
        Span request = otel.getTracer("test").spanBuilder("request").startSpan();
        Context.current().with(request).wrap(() -> world.at(START, succeeded())).run();
        assertThat(spans.getFinishedSpanItems().get(0).getParentSpanContext().isValid())
                .isFalse();
    }

    @Test
    void itCountsAndTimesAsPrometheusDoes() {
        world.schedule("alice");
        world.at(START.minus(LEAD).plusSeconds(3), started());
        world.at(START.plusSeconds(30), succeeded());

        LongPointData live = metric("event_schedules.status_changes").getLongSumData().getPoints().stream()
                .filter(point -> point.getAttributes()
                        .equals(Attributes.of(
                                stringKey("environment"),
                                "sandbox",
                                stringKey("from"),
                                "deploying",
                                stringKey("to"),
                                "live")))
                .findFirst()
                .orElseThrow();
        assertThat(live.getValue()).isEqualTo(1);
        assertThat(only("event_schedules.claim_lateness").getSum()).isEqualTo(3);
        assertThat(only("event_schedules.ready_lateness").getSum()).isEqualTo(30);
        HistogramPointData phase = only("event_schedules.phase_duration");
        assertThat(phase.getSum()).isEqualTo(LEAD.toSeconds() - 3 + 30);
        assertThat(phase.getBoundaries()).isEqualTo(Tally.PHASE_BOUNDS);
        assertThat(metric("event_schedules.phase_duration").getUnit()).isEqualTo("s");
    }

    private HistogramPointData only(String name) {
        return metric(name).getHistogramData().getPoints().iterator().next();
    }

    @Test
    void withoutAnAgentNothingIsTold() {
        ObservedWorld quiet = new ObservedWorld(new TallyEvents(new Telemetry(OpenTelemetry.noop(), "1.2.3")));
        quiet.schedule("alice");
        quiet.at(START.minus(LEAD), started());
        quiet.at(START, succeeded());
        assertThat(spans.getFinishedSpanItems()).isEmpty();
    }
}
