package io.jenkins.plugins.eventschedules.target.document;

import io.jenkins.plugins.eventschedules.event.ParameterType;
import io.jenkins.plugins.eventschedules.target.parameter.SsmType;
import io.jenkins.plugins.eventschedules.target.text.Faults;
import io.jenkins.plugins.eventschedules.target.text.Fields;
import io.jenkins.plugins.eventschedules.target.text.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code mainSteps} of an automation document. */
final class ReadSteps {

    private final Faults faults;

    ReadSteps(Faults faults) {
        this.faults = faults;
    }

    List<MainStep> from(List<Node.Mapping> declared) {
        List<MainStep> steps = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < declared.size(); i++) {
            Optional<String> following = i + 1 < declared.size() ? name(declared.get(i + 1)) : Optional.empty();
            Optional<MainStep> step = step(declared.get(i), following);
            step.ifPresent(steps::add);
            if (step.isPresent() && !names.add(step.get().name())) {
                faults.at(step.get().line(), "two steps are named " + step.get().name() + ".");
            }
        }
        return steps;
    }

    private Optional<MainStep> step(Node.Mapping declared, Optional<String> following) {
        Optional<String> name = name(declared);
        if (name.isEmpty()) {
            faults.at(declared.line(), "a step has no name.");
            return Optional.empty();
        }
        String what = "the step " + name.get();
        Fields fields = new Fields(what, declared, faults);
        Optional<String> action = fields.text("action");
        if (action.isEmpty() || !action.get().matches("aws:[A-Za-z]+")) {
            faults.at(declared.line(), what + " needs an action, such as aws:executeAwsApi.");
            return Optional.empty();
        }
        Optional<Fields> inputs = action.get().equals("aws:branch")
                ? Optional.of(new Fields(
                        "the inputs of " + what, fields.mapping("inputs").orElse(declared), faults))
                : Optional.empty();
        return Optional.of(new MainStep(
                name.get(),
                action.get(),
                declared.line(),
                fields.flag("isEnd")
                        ? Optional.empty()
                        : fields.text("nextStep").or(() -> following),
                inputs.map(in -> new ReadBranch(faults).choices(what, in)).orElse(List.of()),
                inputs.flatMap(in -> in.text("Default")),
                outputs(fields)));
    }

    private List<MainStep.Output> outputs(Fields step) {
        List<MainStep.Output> outputs = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node item : step.items("outputs")) {
            if (!(item instanceof Node.Mapping mapping)) {
                faults.at(item.line(), "an output of " + step.what() + " must be a mapping with a Name.");
                continue;
            }
            Fields fields = new Fields("an output of " + step.what(), mapping, faults);
            Optional<String> name = fields.text("Name");
            Optional<ParameterType> type = SsmType.of(fields.text("Type").orElse("String"));
            if (name.isEmpty() || type.isEmpty()) {
                faults.at(item.line(), fields.what() + " needs a Name, and a Type that is " + SsmType.KNOWN + ".");
            } else if (!names.add(name.get())) {
                faults.at(item.line(), "two outputs of " + step.what() + " are named " + name.get() + ".");
            } else {
                outputs.add(new MainStep.Output(name.get(), type.get()));
            }
        }
        return outputs;
    }

    private static Optional<String> name(Node.Mapping step) {
        return step.get("name")
                .filter(Node.Scalar.class::isInstance)
                .map(node -> ((Node.Scalar) node).text())
                .filter(text -> !text.isBlank());
    }
}
