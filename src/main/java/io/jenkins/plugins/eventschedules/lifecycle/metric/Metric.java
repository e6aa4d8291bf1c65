package io.jenkins.plugins.eventschedules.lifecycle.metric;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A metric of one event's resources, as a provider knows it.
 *
 * @param statistic see {@link ChosenMetric}
 */
public record Metric(String namespace, String name, SortedMap<String, String> dimensions, String statistic) {

    public Metric {
        dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    }

    /** Whether a value grows with the length of the period, so that it has to be told per minute to be compared. */
    public boolean isCounted() {
        return statistic.equals("Sum") || statistic.equals("SampleCount");
    }
}
