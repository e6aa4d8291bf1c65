package io.jenkins.plugins.eventschedules.observe;

import io.jenkins.plugins.eventschedules.lifecycle.port.ReceiverFigures;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** How those do who are told what becomes of events, at the moment of a reading. All of it comes from memory. */
final class ReceiverMeasures {

    private final PrometheusRegistry registry;
    private final Supplier<List<ReceiverFigures>> receivers;
    private final InstantSource clock;

    ReceiverMeasures(PrometheusRegistry registry, Supplier<List<ReceiverFigures>> receivers, InstantSource clock) {
        this.registry = registry;
        this.receivers = receivers;
        this.clock = clock;
    }

    void register() {
        each(
                "event_schedules_receiver_up",
                "1 when the latest try to tell the receiver arrived, 0 when nothing has reached it since.",
                receiver -> Optional.of(receiver.reached() ? 1.0 : 0.0));
        each(
                "event_schedules_receiver_notices_waiting",
                "Notices that are known to wait for a receiver which cannot be told; 0 when none does.",
                receiver -> Optional.of((double) receiver.waiting()));
        each(
                "event_schedules_receiver_lag_seconds",
                "How long ago that happened which a receiver should have been told first; 0 when nothing waits for it.",
                receiver -> Optional.of(
                        receiver.waitingSince().map(this::secondsSince).orElse(0.0)));
        each(
                "event_schedules_receiver_told_all_timestamp_seconds",
                "When nothing was left to tell the receiver, in seconds since 1970; absent before that was so.",
                receiver -> receiver.toldAll().map(ReceiverMeasures::timestamp));
        each(
                "event_schedules_receiver_last_delivery_timestamp_seconds",
                "When a notice last reached the receiver, in seconds since 1970; absent before the first.",
                receiver -> receiver.tries().lastDelivered().map(ReceiverMeasures::timestamp));
        CounterWithCallback.builder()
                .name("event_schedules_receiver_deliveries_total")
                .help(
                        "Tries to tell a receiver since it was last configured in this process: delivered; failed, which are"
                                + " made again; given_up, which are not.")
                .labelNames("environment", "receiver", "result")
                .callback(counter -> receivers.get().forEach(receiver -> count(receiver, counter)))
                .register(registry);
    }

    private static void count(ReceiverFigures receiver, CounterWithCallback.Callback counter) {
        ReceiverFigures.Tries tries = receiver.tries();
        counter.call(tries.delivered(), receiver.environment(), receiver.receiver(), "delivered");
        counter.call(tries.failed(), receiver.environment(), receiver.receiver(), "failed");
        counter.call(tries.givenUp(), receiver.environment(), receiver.receiver(), "given_up");
    }

    private void each(String name, String help, Function<ReceiverFigures, Optional<Double>> figure) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames("environment", "receiver")
                .callback(gauge -> receivers.get().forEach(receiver -> figure.apply(receiver)
                        .ifPresent(value -> gauge.call(value, receiver.environment(), receiver.receiver()))))
                .register(registry);
    }

    private double secondsSince(Instant moment) {
        return Math.max(0, Duration.between(moment, clock.instant()).toMillis() / 1000.0);
    }

    private static double timestamp(Instant moment) {
        return moment.toEpochMilli() / 1000.0;
    }
}
