package io.jenkins.plugins.eventschedules.observe;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.function.LongSupplier;

/** Times what others do for the house: calls to providers, and writes to the store. */
final class CallMeasures {

    private final LongSupplier nanos;
    private final Histogram provider;
    private final Histogram store;

    /** @param nanos a monotonic clock in nanoseconds */
    CallMeasures(PrometheusRegistry registry, LongSupplier nanos) {
        this.nanos = nanos;
        provider = Histogram.builder()
                .name("event_schedules_provider_call_duration_seconds")
                .help(
                        "Calls to the provider: start, follow or stop a phase. What could not be reached or broke is tried"
                                + " again; failed is the provider's word about the phase.")
                .unit(Unit.SECONDS)
                .labelNames("environment", "call", "result")
                .classicOnly()
                .classicUpperBounds(0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
                .register(registry);
        store = Histogram.builder()
                .name("event_schedules_store_commit_duration_seconds")
                .help(
                        "Writes to the event store until they were on disk. Of those that were stale nothing was written,"
                                + " because somebody else was quicker; of those that failed, nothing because the store could not.")
                .unit(Unit.SECONDS)
                .labelNames("environment", "result")
                .classicOnly()
                .classicUpperBounds(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5)
                .register(registry);
    }

    /** Those of one environment. */
    interface Calls {
        long begin();

        void end(String call, String result, long begun);
    }

    Calls provider(String environment) {
        return calls((call, result) -> provider.labelValues(environment, call, result));
    }

    Calls store(String environment) {
        return calls((call, result) -> store.labelValues(environment, result));
    }

    private interface Series {
        io.prometheus.metrics.core.datapoints.DistributionDataPoint of(String call, String result);
    }

    private Calls calls(Series series) {
        return new Calls() {
            @Override
            public long begin() {
                return nanos.getAsLong();
            }

            @Override
            public void end(String call, String result, long begun) {
                series.of(call, result).observe(Unit.nanosToSeconds(nanos.getAsLong() - begun));
            }
        };
    }
}
