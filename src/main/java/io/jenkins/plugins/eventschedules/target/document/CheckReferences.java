package io.jenkins.plugins.eventschedules.target.document;

import io.jenkins.plugins.eventschedules.target.text.Faults;
import io.jenkins.plugins.eventschedules.target.text.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds references to steps, outputs and parameters that the document does not have. */
final class CheckReferences {

    /** Actions that yield exactly what their step declares, and perhaps a payload. */
    private static final Set<String> DECLARING = Set.of("aws:executeAwsApi", "aws:executeScript");

    private static final Set<String> UNDECLARED = Set.of("OutputPayload", "Output");

    private final Steps steps;
    private final Set<String> parameters;
    private final Faults faults;

    CheckReferences(Steps steps, Set<String> parameters, Faults faults) {
        this.steps = steps;
        this.parameters = parameters;
        this.faults = faults;
    }

    /** @param mainSteps as the document declares them */
    void in(List<Node.Mapping> mainSteps) {
        mainSteps.forEach(this::inStep);
        steps.all().forEach(this::inBranch);
    }

    private void inStep(Node.Mapping step) {
        for (String key : List.of("onFailure", "onCancel", "nextStep")) {
            step.get(key)
                    .filter(Node.Scalar.class::isInstance)
                    .map(node -> ((Node.Scalar) node).text())
                    .filter(text -> key.equals("nextStep") || text.startsWith("step:"))
                    .ifPresent(text -> goesTo(text.replaceFirst("^step:", ""), key, step.lineOf(key)));
        }
        step.get("inputs").ifPresent(this::inInputs);
    }

    private void inBranch(MainStep step) {
        step.choices().forEach(choice -> goesTo(choice.next(), "NextStep", choice.line()));
        step.otherwise().ifPresent(name -> goesTo(name, "Default", step.line()));
    }

    /** @return what is wrong with a reference */
    Optional<String> fault(String reference) {
        if (reference.contains(":")) {
            return Optional.empty();
        }
        String head = reference.split("[.\\[]", 2)[0];
        int dot = reference.indexOf('.');
        if (dot < 0) {
            return parameters.contains(head) ? Optional.empty() : Optional.of("there is no parameter " + head);
        }
        Optional<MainStep> step = steps.named(head);
        if (step.isEmpty()) {
            return Optional.of("there is no step " + head);
        }
        String output = reference.substring(dot + 1).split("[.\\[]", 2)[0];
        boolean yields = !DECLARING.contains(step.get().action())
                || UNDECLARED.contains(output)
                || step.get().outputs().stream().anyMatch(o -> o.name().equals(output));
        return yields ? Optional.empty() : Optional.of("the step " + head + " has no output " + output);
    }

    private void goesTo(String name, String key, int line) {
        if (steps.named(name).isEmpty()) {
            faults.at(line, key + " names the step " + name + ", which is nowhere in mainSteps.");
        }
    }

    private void inInputs(Node node) {
        if (node instanceof Node.Scalar scalar) {
            Placeholders.in(scalar.text()).forEach(reference -> fault(reference)
                    .ifPresent(why -> faults.at(scalar.line(), "{{ " + reference + " }}: " + why + ".")));
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(this::inInputs);
        } else if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach((key, value) -> {
                // A script is handed over as it is; two braces in it are its own language.
                if (!key.equals("Script")) {
                    inInputs(value);
                }
            });
        }
    }
}
