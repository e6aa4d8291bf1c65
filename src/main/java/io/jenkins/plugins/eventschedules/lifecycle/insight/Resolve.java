package io.jenkins.plugins.eventschedules.lifecycle.insight;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.lifecycle.metric.ChosenMetric;
import io.jenkins.plugins.eventschedules.lifecycle.metric.ChosenMetric.Dimension;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Metric;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds which metric a chosen one is for one event: its references are the event's parameters and outputs. */
final class Resolve {

    private static final int LONGEST = 1024;

    private final Event event;
    private final Map<String, ParameterValue> given;
    private final Map<String, ParameterValue> usual = new TreeMap<>();
    private final Set<String> secrets = new HashSet<>();

    /** @param target absent when the catalog has it no more */
    Resolve(Event event, Optional<CatalogTarget> target) {
        this.event = event;
        this.given = event.plan().allParameters();
        target.flatMap(found -> found.version(event.plan().target().version()))
                .ifPresent(version -> version.parameters().forEach(spec -> {
                    spec.defaultValue().ifPresent(value -> usual.put(spec.name(), value));
                    if (spec.noEcho()) {
                        secrets.add(spec.name());
                    }
                }));
    }

    /** A metric, or why there is none. */
    record Found(Optional<Metric> metric, Optional<String> problem) {

        private static Found none(String problem) {
            return new Found(Optional.empty(), Optional.of(problem));
        }
    }

    Found metric(ChosenMetric chosen) {
        SortedMap<String, String> dimensions = new TreeMap<>();
        for (Dimension dimension : chosen.dimensions()) {
            for (String name : dimension.value().references()) {
                Optional<String> problem = problem(name);
                if (problem.isPresent()) {
                    return Found.none(problem.get());
                }
            }
            String value = dimension.value().filled(this::value).orElseThrow();
            if (value.isEmpty() || value.length() > LONGEST) {
                return Found.none(
                        "The dimension " + dimension.name() + " comes to nothing, or to more than CloudWatch takes.");
            }
            dimensions.put(dimension.name(), value);
        }
        return new Found(
                Optional.of(new Metric(chosen.namespace(), chosen.name(), dimensions, chosen.statistic())),
                Optional.empty());
    }

    private Optional<String> problem(String name) {
        if (secrets.contains(name)) {
            return Optional.of("@" + name + " is a secret, which no metric may name.");
        }
        if (value(name).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                given.containsKey(name)
                        ? "@" + name + " has several values, and a metric takes one."
                        : "This event has no parameter and no output " + name + ".");
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(given.get(name))
                .or(() -> Optional.ofNullable(usual.get(name)))
                .filter(value -> value.items().size() == 1)
                .map(value -> value.items().get(0))
                .or(() -> Optional.ofNullable(event.outputs().get(name)));
    }
}
