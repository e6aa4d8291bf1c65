package io.jenkins.plugins.eventschedules.lifecycle.metric;

import java.util.List;
import java.util.Optional;

/**
 * What one chosen metric came to.
 *
 * @param key see {@link ChosenMetric#key}
 * @param metric absent when the event lacks something that the metric names; {@code problem} says what
 * @param values one for each period; absent where nothing was measured. Counts are per minute, whatever the period
 * @param figures over the window, or over everything when nothing was measured in it; absent when nothing was at all
 */
public record Measured(
        String key,
        String label,
        Optional<String> unit,
        Optional<Metric> metric,
        List<Optional<Double>> values,
        Optional<Figures> figures,
        Optional<String> problem) {

    public Measured {
        values = List.copyOf(values);
    }
}
