package io.jenkins.plugins.eventschedules.observe;

import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Metrics;
import io.jenkins.plugins.eventschedules.lifecycle.port.Provisioner;
import io.jenkins.plugins.eventschedules.lifecycle.port.ReceiverFigures;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The metrics of one process, in a registry of their own. Labels are environments and the fixed words of the API, so
 * that their number does not grow with the events.
 */
public final class Measures implements Metrics {

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ExpositionFormats formats = ExpositionFormats.init();
    private final EventMeasures events = new EventMeasures(registry);
    private final CallMeasures calls;
    private final List<Witness> witnesses;

    /**
     * What is looked at for each reading.
     *
     * @param environments those that run
     * @param receivers those who are told what becomes of events
     * @param writable whether the store could be written when that was tried last
     */
    public record Sights(
            Supplier<List<Environment>> environments,
            Supplier<List<ReceiverFigures>> receivers,
            BooleanSupplier writable) {}

    /**
     * @param version of what runs here
     * @param nanos a monotonic clock in nanoseconds
     * @param more who is told of events beside the metrics and the log
     */
    public Measures(String version, Sights sights, InstantSource clock, LongSupplier nanos, List<Witness> more) {
        this.witnesses = Stream.concat(Stream.of(new TallyEvents(events), new LogChanges()), more.stream())
                .toList();
        this.calls = new CallMeasures(registry, nanos);
        new StandingFigures(registry, sights.environments(), clock).register();
        new ReceiverMeasures(registry, sights.receivers(), clock).register();
        GaugeWithCallback.builder()
                .name("event_schedules_store_writable")
                .help("1 when the event store could be written when that was tried last, 0 when not.")
                .callback(gauge -> gauge.call(sights.writable().getAsBoolean() ? 1 : 0))
                .register(registry);
        Info.builder()
                .name("event_schedules_build_info")
                .help("The version that runs.")
                .labelNames("version")
                .register(registry)
                .setLabelValues(version);
    }

    /** The store of an environment, observed: its changes are counted and logged, its writes timed. */
    public EventStore observing(String environment, EventStore store) {
        events.begin(environment);
        EventStore timed = new TimedEventStore(store, calls.store(environment));
        return new WitnessedEventStore(environment, timed, witnesses);
    }

    /** The provisioner of an environment, observed: its calls are counted and timed. */
    public Provisioner observing(String environment, Provisioner provisioner) {
        return new TimedProvisioner(provisioner, calls.provider(environment));
    }

    @Override
    public Exposition exposition(String accept) {
        // The library would choose a format of bytes as well, for which it lacks a part here.
        ExpositionFormatWriter writer = formats.getOpenMetricsTextFormatWriter().accepts(accept)
                ? formats.getOpenMetricsTextFormatWriter()
                : formats.getPrometheusTextFormatWriter();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Exposition(writer.getContentType(), out.toByteArray());
    }
}
