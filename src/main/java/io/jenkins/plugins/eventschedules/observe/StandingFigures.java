package io.jenkins.plugins.eventschedules.observe;

import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** How the environments stand at the moment of a reading. Each figure comes from memory or from one index. */
final class StandingFigures {

    private static final Logger LOG = Logger.getLogger(StandingFigures.class.getName());

    private final PrometheusRegistry registry;
    private final Supplier<List<Environment>> environments;
    private final InstantSource clock;

    StandingFigures(PrometheusRegistry registry, Supplier<List<Environment>> environments, InstantSource clock) {
        this.registry = registry;
        this.environments = environments;
        this.clock = clock;
    }

    void register() {
        events();
        catalogs();
        runners();
    }

    private void events() {
        each(
                "event_schedules_events",
                "Events by where they stand.",
                (environment, gauge) -> {
                    Map<Status, Long> counts = environment.store().counts();
                    for (Status status : Status.values()) {
                        gauge.call(counts.getOrDefault(status, 0L), environment.name(), Label.of(status));
                    }
                },
                "environment",
                "status");
        each(
                "event_schedules_overdue_seconds",
                "How long the event that the clock should have moved on first has waited for that; 0 when none does.",
                (environment, gauge) -> gauge.call(
                        environment
                                .store()
                                .nextDue()
                                .map(due -> seconds(due, clock.instant()))
                                .orElse(0.0),
                        environment.name()),
                "environment");
    }

    private void catalogs() {
        each(
                "event_schedules_catalog_age_seconds",
                "How long ago the list of targets was read from the provider.",
                (environment, gauge) -> gauge.call(
                        seconds(environment.catalog().listing().asOf(), clock.instant()), environment.name()),
                "environment");
        each(
                "event_schedules_catalog_gaps",
                "What could not be read of the list of targets; 0 means that it is complete.",
                (environment, gauge) ->
                        gauge.call(environment.catalog().listing().gaps().size(), environment.name()),
                "environment");
        each(
                "event_schedules_catalog_targets",
                "Targets, and whether events can use them.",
                (environment, gauge) -> {
                    List<CatalogTarget> targets =
                            environment.catalog().listing().targets();
                    long usable = targets.stream().filter(CatalogTarget::usable).count();
                    gauge.call(usable, environment.name(), "true");
                    gauge.call(targets.size() - usable, environment.name(), "false");
                },
                "environment",
                "usable");
    }

    private void runners() {
        each(
                "event_schedules_runner_last_round_timestamp_seconds",
                "When the runner last looked at what is due, in seconds since 1970; absent before its first round.",
                (environment, gauge) -> environment
                        .runner()
                        .health()
                        .lastRound()
                        .ifPresent(last -> gauge.call(last.toEpochMilli() / 1000.0, environment.name())),
                "environment");
        each(
                "event_schedules_runner_patience_seconds",
                "How long after its latest round a runner that does well is heard of again, at the latest.",
                (environment, gauge) ->
                        gauge.call(environment.runner().patience().toSeconds(), environment.name()),
                "environment");
        each(
                "event_schedules_runner_up",
                "1 when the runner works, 0 when something keeps it from working.",
                (environment, gauge) ->
                        gauge.call(environment.runner().health().trouble().isPresent() ? 0 : 1, environment.name()),
                "environment");
        each(
                "event_schedules_runner_calls_owed",
                "Events that wait for a call to the provider, or for the answer to one.",
                (environment, gauge) -> gauge.call(environment.runner().health().inFlight(), environment.name()),
                "environment");
    }

    private interface Figure {
        void read(Environment environment, GaugeWithCallback.Callback gauge);
    }

    private void each(String name, String help, Figure figure, String... labels) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .callback(gauge -> environments.get().forEach(environment -> read(environment, figure, gauge)))
                .register(registry);
    }

    /** A figure that cannot be had is left out: the others are needed the more. */
    private static void read(Environment environment, Figure figure, GaugeWithCallback.Callback gauge) {
        try {
            figure.read(environment, gauge);
        } catch (StoreException e) {
            LOG.log(Level.FINE, e, () -> "The events of " + environment.name() + " cannot be counted");
        }
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis() / 1000.0);
    }
}
