package io.jenkins.plugins.eventschedules.sandbox.run;

import java.time.Duration;
import java.util.Optional;

/** How a simulated provider treats one attempt of a phase. */
public sealed interface Behaviour {

    Behaviour ORDINARY = new Ordinary();

    /** As it should. */
    record Ordinary() implements Behaviour {}

    /**
     * A step fails.
     *
     * @param step its name; where there is no such step, or no name is given, one in the middle
     * @param message the provider's, for a person
     */
    record FailAt(Optional<String> step, String message) implements Behaviour {}

    /** A step in the middle never ends. */
    record Hang() implements Behaviour {}

    /** The first calls of each kind are turned away. */
    record Throttle(int calls) implements Behaviour {}

    /** Every call takes this long. */
    record Slow(Duration each) implements Behaviour {}

    /** The attempt is started, but the answer to the call that started it is lost. */
    record Lost() implements Behaviour {}

    /** The attempt is not started, for good. */
    record Refuse() implements Behaviour {}
}
