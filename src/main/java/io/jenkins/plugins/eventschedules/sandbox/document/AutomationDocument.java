package io.jenkins.plugins.eventschedules.sandbox.document;

import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Arguments;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Blueprint;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Course;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * An automation document that qualifies.
 *
 * @param parameters without those of the platform
 * @param declared everything that either phase yields
 */
record AutomationDocument(List<ParameterSpec> parameters, Steps steps, List<String> declared) implements Blueprint {

    AutomationDocument {
        parameters = List.copyOf(parameters);
        declared = List.copyOf(declared);
    }

    @Override
    public boolean takesParameters(Phase phase) {
        return true;
    }

    @Override
    public List<String> outputs() {
        return ReadOutputs.ofPreroll(declared, steps);
    }

    @Override
    public Course course(Phase phase, Map<String, ParameterValue> given) {
        return new Walk(this, phase, Arguments.of(parameters, given)).course();
    }

    /** The steps that a phase can come to, whatever the parameters. */
    static Set<String> reachable(Steps steps, Phase phase) {
        Function<String, Optional<String>> known =
                reference -> reference.equals(Qualify.ACTION) ? Optional.of(phase.word()) : Optional.empty();
        return steps.reachable(known);
    }
}
