package io.jenkins.plugins.eventschedules.bench.measure;

import java.util.Arrays;
import java.util.Collection;

/** Some measured values in ascending order, at least one. */
public record Samples(double[] sorted) {

    public static Samples of(Collection<? extends Number> values) {
        return new Samples(
                values.stream().mapToDouble(Number::doubleValue).sorted().toArray());
    }

    public Samples {
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        sorted = sorted.clone();
        Arrays.sort(sorted);
    }

    public double median() {
        return percentile(50);
    }

    /** The nearest-rank percentile. */
    public double percentile(int percent) {
        return sorted[Math.max(0, (sorted.length * percent + 99) / 100 - 1)];
    }

    public double min() {
        return sorted[0];
    }

    public double max() {
        return sorted[sorted.length - 1];
    }
}
