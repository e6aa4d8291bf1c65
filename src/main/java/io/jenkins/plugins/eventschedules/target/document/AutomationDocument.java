package io.jenkins.plugins.eventschedules.target.document;

import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.Phase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * An automation document that qualifies.
 *
 * @param parameters without those of the platform
 * @param declared everything that either phase yields
 * @param ownRole with which it runs when it is given none
 */
public record AutomationDocument(
        List<ParameterSpec> parameters, Steps steps, List<String> declared, Optional<String> ownRole) {

    /** The parameter that carries the role with which the document works. */
    public static final String ROLE = "AutomationAssumeRole";

    /** The parameter that carries the phase. */
    public static final String ACTION = "internalAction";

    public AutomationDocument {
        parameters = List.copyOf(parameters);
        declared = List.copyOf(declared);
    }

    public boolean bringsRole() {
        return ownRole.isPresent();
    }

    /** The names of what a preroll yields. */
    public List<String> outputs() {
        return ReadOutputs.ofPreroll(declared, steps);
    }

    /** The steps that a phase can come to, whatever the parameters. */
    public static Set<String> reachable(Steps steps, Phase phase) {
        return steps.first().map(first -> reachable(steps, phase, first.name())).orElse(Set.of());
    }

    /** @param from the step at which to begin */
    public static Set<String> reachable(Steps steps, Phase phase, String from) {
        Function<String, Optional<String>> known =
                reference -> reference.equals(ACTION) ? Optional.of(phase.word()) : Optional.empty();
        return steps.reachable(from, known);
    }
}
