package io.jenkins.plugins.eventschedules.sandbox.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the provider knows of one attempt.
 *
 * @param startedAt absent when it never ran
 * @param stoppedAt when it was told to stop; without a start this forbids one
 * @param refused it was not started, and never will be
 * @param throttled how many calls of each kind were turned away
 */
public record Execution(
        Optional<Instant> startedAt, Optional<Instant> stoppedAt, boolean refused, Map<String, Integer> throttled) {

    static final Execution UNKNOWN = new Execution(Optional.empty(), Optional.empty(), false, Map.of());

    public Execution {
        throttled = Map.copyOf(throttled);
    }

    Execution after(Line line) {
        return switch (line.happening()) {
            case STARTED -> new Execution(Optional.of(line.at()), stoppedAt, refused, throttled);
            case STOPPED -> new Execution(startedAt, Optional.of(line.at()), refused, throttled);
            case REFUSED -> new Execution(startedAt, stoppedAt, true, throttled);
            case THROTTLED -> {
                Map<String, Integer> counted = new TreeMap<>(throttled);
                counted.merge(line.call(), 1, Integer::sum);
                yield new Execution(startedAt, stoppedAt, refused, counted);
            }
        };
    }
}
