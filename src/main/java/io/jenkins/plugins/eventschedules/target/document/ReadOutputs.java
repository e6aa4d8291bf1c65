package io.jenkins.plugins.eventschedules.target.document;

import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.target.text.Faults;
import io.jenkins.plugins.eventschedules.target.text.Fields;
import io.jenkins.plugins.eventschedules.target.text.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what a document yields: references to parameters or to outputs of its steps. */
final class ReadOutputs {

    private final Faults faults;

    ReadOutputs(Faults faults) {
        this.faults = faults;
    }

    List<String> from(Fields document, Steps steps, CheckReferences references) {
        List<String> outputs = new ArrayList<>();
        boolean sound = faults.noneIn(() -> document.items("outputs").forEach(item -> read(item, outputs, references)));
        if (sound && ofPreroll(outputs, steps).isEmpty()) {
            faults.at(
                    document.mapping().lineOf("outputs"),
                    "the preroll yields nothing: declare at least one output of a step that it runs.");
        }
        return outputs;
    }

    private void read(Node item, List<String> outputs, CheckReferences references) {
        if (!(item instanceof Node.Scalar scalar)) {
            faults.at(item.line(), "an output must be a text such as step.Output.");
            return;
        }
        String reference = Placeholders.only(scalar.text()).orElse(scalar.text());
        references.fault(reference).ifPresent(why -> faults.at(item.line(), "output " + reference + ": " + why + "."));
        if (outputs.contains(reference)) {
            faults.at(item.line(), "the output " + reference + " is there twice.");
        } else {
            outputs.add(reference);
        }
    }

    /** Those that a preroll can come to. */
    static List<String> ofPreroll(List<String> outputs, Steps steps) {
        Set<String> reached = AutomationDocument.reachable(steps, Phase.PREROLL);
        return outputs.stream()
                .filter(output -> !output.contains(".") || reached.contains(output.split("\\.", 2)[0]))
                .toList();
    }
}
