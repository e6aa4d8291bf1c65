package io.jenkins.plugins.eventschedules.sandbox.template;

import io.jenkins.plugins.eventschedules.target.text.Faults;
import io.jenkins.plugins.eventschedules.target.text.Fields;
import io.jenkins.plugins.eventschedules.target.text.Node;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a template wants its parameters shown: the labels and the order of {@code AWS::CloudFormation::Interface}. */
final class Presentation {

    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Set<String> order = new LinkedHashSet<>();

    Presentation(Fields template, Faults faults) {
        Optional<Fields> shown = template.mapping("Metadata")
                .map(metadata -> new Fields("the metadata", metadata, faults))
                .flatMap(metadata -> metadata.mapping("AWS::CloudFormation::Interface"))
                .map(mapping -> new Fields("the interface", mapping, faults));
        shown.flatMap(fields -> fields.mapping("ParameterLabels"))
                .ifPresent(declared -> declared.entries().forEach((name, label) -> label(name, label, faults)));
        shown.ifPresent(fields -> {
            for (Node group : fields.items("ParameterGroups")) {
                if (group instanceof Node.Mapping mapping) {
                    order.addAll(new Fields("a parameter group", mapping, faults).texts("Parameters"));
                }
            }
        });
    }

    String label(String parameter) {
        return labels.getOrDefault(parameter, parameter);
    }

    /** Groups first, as the AWS console shows them. */
    Collection<String> inOrder(Collection<String> parameters) {
        Set<String> ordered = new LinkedHashSet<>(order);
        ordered.retainAll(parameters);
        ordered.addAll(parameters);
        return ordered;
    }

    private void label(String parameter, Node label, Faults faults) {
        if (label instanceof Node.Mapping mapping) {
            new Fields("the label of " + parameter, mapping, faults)
                    .text("default")
                    .filter(text -> !text.isBlank())
                    .ifPresent(text -> labels.put(parameter, text));
        }
    }
}
