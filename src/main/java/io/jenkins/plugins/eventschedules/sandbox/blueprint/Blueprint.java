package io.jenkins.plugins.eventschedules.sandbox.blueprint;

import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Phase;
import java.util.List;
import java.util.Map;

/** A target that qualifies: all that is needed to offer it and to simulate it. Immutable, and its methods are pure. */
public interface Blueprint {

    /** What a person or the business facts must give. */
    List<ParameterSpec> parameters();

    /** Whether this phase hands the parameters over: deleting a stack takes none. */
    boolean takesParameters(Phase phase);

    /** The names of what a preroll yields. */
    List<String> outputs();

    /** @param given the values of an event; those of NoEcho parameters are never looked at */
    Course course(Phase phase, Map<String, ParameterValue> given);
}
