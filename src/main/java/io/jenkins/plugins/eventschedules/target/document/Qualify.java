package io.jenkins.plugins.eventschedules.target.document;

import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.ParameterType;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.target.parameter.ConstraintGate;
import io.jenkins.plugins.eventschedules.target.text.Faults;
import io.jenkins.plugins.eventschedules.target.text.Fields;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the platform asks of a document, beyond that it is one: a role of its own, two phases, and an output. */
final class Qualify {

    private static final String ROLE = AutomationDocument.ROLE;
    private static final String ACTION = AutomationDocument.ACTION;

    private final Fields document;
    private final Faults faults;

    Qualify(Fields document, Faults faults) {
        this.document = document;
        this.faults = faults;
    }

    void parameters(List<ParameterSpec> specs) {
        role(named(specs, ROLE));
        action(named(specs, ACTION));
    }

    private void role(Optional<ParameterSpec> role) {
        if (role.isEmpty()) {
            faults.at(
                    document.mapping().lineOf("parameters"),
                    "the parameter " + ROLE + " is missing: declare it with the type AWS::IAM::Role::Arn.");
        } else if (role.get().type() != ParameterType.STRING) {
            faults.at(lineOf(ROLE), ROLE + " must have the type AWS::IAM::Role::Arn or String.");
        }
        boolean assumed = document.text("assumeRole")
                .filter(text -> Placeholders.in(text).contains(ROLE))
                .isPresent();
        if (role.isPresent() && !assumed) {
            faults.at(
                    document.mapping().lineOf("assumeRole"),
                    "assumeRole must be '{{ " + ROLE + " }}': without it the role is not used.");
        }
    }

    private void action(Optional<ParameterSpec> action) {
        String wanted = ACTION + " must be a String with the allowedValues preroll and postroll";
        if (action.isEmpty()) {
            faults.at(
                    document.mapping().lineOf("parameters"),
                    "the parameter " + ACTION + " is missing: " + wanted + ".");
            return;
        }
        boolean takesBoth = action.get().declaredType().equals("String");
        for (Phase phase : Phase.values()) {
            takesBoth = takesBoth
                    && ConstraintGate.refusal(action.get(), ParameterValue.of(phase.word()))
                            .isEmpty();
        }
        if (!takesBoth) {
            faults.at(lineOf(ACTION), wanted + ".");
        }
    }

    /** Preroll and postroll must be two different things. */
    void phases(Steps steps) {
        boolean asked = steps.all().stream()
                .flatMap(step -> step.choices().stream())
                .flatMap(choice -> choice.condition().comparisons())
                .flatMap(comparison -> Placeholders.in(comparison.variable()).stream())
                .anyMatch(ACTION::equals);
        int line = document.mapping().lineOf("mainSteps");
        if (!asked) {
            faults.at(line, "no aws:branch asks for '{{ " + ACTION + " }}', so that both phases would do the same.");
            return;
        }
        boolean work = true;
        for (Phase phase : Phase.values()) {
            if (work(steps, phase).isEmpty()) {
                work = false;
                faults.at(
                        line, "with " + ACTION + " " + phase.word() + " no step is done: the branch has no such side.");
            }
        }
        if (work && work(steps, Phase.PREROLL).equals(work(steps, Phase.POSTROLL))) {
            faults.at(line, "the branch on " + ACTION + " leads both phases to the same steps.");
        }
    }

    private static Set<String> work(Steps steps, Phase phase) {
        Set<String> work = new TreeSet<>(AutomationDocument.reachable(steps, phase));
        work.removeIf(name -> steps.named(name).filter(MainStep::isBranch).isPresent());
        return work;
    }

    private int lineOf(String parameter) {
        return document.mapping("parameters")
                .map(parameters -> parameters.lineOf(parameter))
                .orElse(0);
    }

    private static Optional<ParameterSpec> named(List<ParameterSpec> specs, String name) {
        return specs.stream().filter(spec -> spec.name().equals(name)).findFirst();
    }
}
