package io.jenkins.plugins.eventschedules.aws.states;

/** What a state can fail with. The message is the cause. */
public final class StateError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;

    public StateError(String name, String cause) {
        super(cause == null ? "" : cause);
        this.name = name;
    }

    /** The error's name, as Retry and Catch know it: {@code States.Timeout}. */
    public String name() {
        return name;
    }
}
