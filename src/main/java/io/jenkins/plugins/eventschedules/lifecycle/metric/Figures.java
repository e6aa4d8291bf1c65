package io.jenkins.plugins.eventschedules.lifecycle.metric;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A series in three numbers. */
public record Figures(double peak, Instant peakAt, double average) {

    /**
     * Of the part from one moment to another, or of all when there is nothing in that part; absent when there is nothing.
     */
    public static Optional<Figures> of(Stretch stretch, List<Optional<Double>> values, Instant from, Instant to) {
        return between(stretch, values, from, to).or(() -> between(stretch, values, stretch.from(), stretch.to()));
    }

    private static Optional<Figures> between(Stretch stretch, List<Optional<Double>> values, Instant from, Instant to) {
        int peak = -1;
        double sum = 0;
        int count = 0;
        for (int i = 0; i < values.size(); i++) {
            Instant moment = stretch.at(i);
            boolean within = moment.plus(stretch.period()).isAfter(from) && moment.isBefore(to);
            if (within && values.get(i).isPresent()) {
                double value = values.get(i).get();
                sum += value;
                count++;
                peak = peak < 0 || value > values.get(peak).orElseThrow() ? i : peak;
            }
        }
        return count == 0
                ? Optional.empty()
                : Optional.of(new Figures(values.get(peak).orElseThrow(), stretch.at(peak), sum / count));
    }
}
