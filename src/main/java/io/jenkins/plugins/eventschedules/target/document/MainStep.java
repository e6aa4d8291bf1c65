package io.jenkins.plugins.eventschedules.target.document;

import io.jenkins.plugins.eventschedules.event.ParameterType;
import java.util.List;
import java.util.Optional;

/**
 * One of a document's {@code mainSteps}.
 *
 * @param next the step after this one; absent when the automation ends here
 * @param choices the ways of an {@code aws:branch}, in order; empty for every other action
 * @param otherwise where a branch goes when no choice is taken; absent when it then goes to {@code next}
 */
public record MainStep(
        String name,
        String action,
        int line,
        Optional<String> next,
        List<Choice> choices,
        Optional<String> otherwise,
        List<Output> outputs) {

    /** A way that a branch can take. */
    public record Choice(String next, Condition condition, int line) {}

    /** A value that a step yields under this name. */
    public record Output(String name, ParameterType type) {}

    public MainStep {
        choices = List.copyOf(choices);
        outputs = List.copyOf(outputs);
    }

    boolean isBranch() {
        return action.equals("aws:branch");
    }

    /** Where the automation goes when no choice is taken. */
    Optional<String> onwards() {
        return otherwise.isPresent() ? otherwise : next;
    }
}
