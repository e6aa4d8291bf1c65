package io.jenkins.plugins.eventschedules.lifecycle.metric;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A metric that somebody wants to see of each event of a target.
 *
 * @param namespace as CloudWatch has it: {@code AWS/ECS}
 * @param statistic {@code Average}, {@code Sum}, {@code Minimum}, {@code Maximum}, {@code SampleCount} or a percentile as
 *     {@code p99}
 * @param unit one of CloudWatch's words for units, to show values by; absent when they are plain numbers
 * @param label for people
 * @param target the only one whose events it is shown of; absent means every target for which it was read
 */
public record ChosenMetric(
        String namespace,
        String name,
        List<Dimension> dimensions,
        String statistic,
        Optional<String> unit,
        String label,
        Optional<String> target) {

    /** What tells one resource's metric from another's. */
    public record Dimension(String name, Wording value) {}

    public ChosenMetric {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(target, "target");
        dimensions = List.copyOf(dimensions);
    }

    public boolean isOf(String targetName) {
        return target.map(targetName::equals).orElse(true);
    }

    /** By which the same metric of two events is known. */
    public String key() {
        return namespace + " " + name + " " + statistic
                + dimensions.stream()
                        .sorted(Comparator.comparing(Dimension::name))
                        .map(dimension ->
                                " " + dimension.name() + "=" + dimension.value().pattern())
                        .collect(Collectors.joining());
    }
}
