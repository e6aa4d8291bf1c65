package io.jenkins.plugins.eventschedules.event;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One step of a phase as its provider reports it.
 *
 * @param action the provider's kind of step, such as {@code aws:executeAwsApi}
 */
public record Step(String name, String action, State state, Optional<Instant> startedAt, Optional<Instant> endedAt) {

    /** How far a step is. */
    public enum State {
        PENDING,
        RUNNING,
        SUCCEEDED,
        FAILED
    }

    public Step {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(state, "state");
    }
}
