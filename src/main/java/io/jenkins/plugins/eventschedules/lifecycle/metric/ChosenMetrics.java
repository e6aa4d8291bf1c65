package io.jenkins.plugins.eventschedules.lifecycle.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The metrics that somebody wants to see, up to {@value #MOST}.
 *
 * @param faults what could not be read, each with its place, for the person who can mend it
 */
public record ChosenMetrics(List<ChosenMetric> metrics, List<String> faults) {

    /** More charts than anybody looks at. */
    public static final int MOST = 20;

    public static final ChosenMetrics NONE = new ChosenMetrics(List.of(), List.of());

    public ChosenMetrics {
        metrics = List.copyOf(metrics);
        faults = List.copyOf(faults);
    }

    /** Both; what is in either is once in it. */
    public ChosenMetrics and(ChosenMetrics others) {
        Map<String, ChosenMetric> byKey = new LinkedHashMap<>();
        metrics.forEach(metric -> byKey.putIfAbsent(metric.key(), metric));
        others.metrics.forEach(metric -> byKey.putIfAbsent(metric.key(), metric));
        List<String> wrong = new ArrayList<>(faults);
        wrong.addAll(others.faults);
        if (byKey.size() > MOST) {
            wrong.add("More than " + MOST + " metrics are chosen: the rest is left out.");
        }
        return new ChosenMetrics(byKey.values().stream().limit(MOST).toList(), wrong);
    }

    /** Those that are to be seen of this target's events; the faults are all of them. */
    public ChosenMetrics of(String target) {
        return new ChosenMetrics(
                metrics.stream().filter(metric -> metric.isOf(target)).toList(), faults);
    }
}
