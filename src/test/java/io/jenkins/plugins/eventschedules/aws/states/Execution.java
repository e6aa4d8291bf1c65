package io.jenkins.plugins.eventschedules.aws.states;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of a machine. */
public final class Execution {

    /** How a run stands. */
    public enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED,
        ABORTED
    }

    private final Machine machine;
    private final String name;
    private final Map<String, Object> input;
    private final Instant startedAt;
    private final List<String> path = new ArrayList<>();
    private final List<StateError> caught = new ArrayList<>();
    private Status status = Status.RUNNING;
    private Optional<StateError> error = Optional.empty();
    private int transitions;

    Execution(Machine machine, String name, Map<String, Object> input, Instant startedAt) {
        this.machine = machine;
        this.name = name;
        this.input = input;
        this.startedAt = startedAt;
    }

    public Machine machine() {
        return machine;
    }

    public String name() {
        return name;
    }

    public Map<String, Object> input() {
        return input;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Status status() {
        return status;
    }

    public boolean isRunning() {
        return status == Status.RUNNING;
    }

    public Optional<StateError> error() {
        return error;
    }

    /** The states that were entered, in order. */
    public List<String> path() {
        return path;
    }

    /** The errors that a Retry or a Catch took. */
    public List<StateError> caught() {
        return caught;
    }

    /** What AWS bills: states entered, and retries. */
    public int transitions() {
        return transitions;
    }

    void entered(String state) {
        path.add(state);
        transitions++;
    }

    void caught(StateError error) {
        caught.add(error);
    }

    void retried(StateError error) {
        caught.add(error);
        transitions++;
    }

    void over(Status how, Optional<StateError> why) {
        if (isRunning()) {
            status = how;
            error = why;
        }
    }
}
