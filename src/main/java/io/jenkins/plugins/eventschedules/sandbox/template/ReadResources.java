package io.jenkins.plugins.eventschedules.sandbox.template;

import io.jenkins.plugins.eventschedules.target.text.Faults;
import io.jenkins.plugins.eventschedules.target.text.Fields;
import io.jenkins.plugins.eventschedules.target.text.Node;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the resources of a template, and what each of them needs before it. */
final class ReadResources {

    private static final int MOST = 500;

    private final Faults faults;

    ReadResources(Faults faults) {
        this.faults = faults;
    }

    Map<String, Resource> from(Fields template) {
        Map<String, Resource> resources = new LinkedHashMap<>();
        Optional<Node.Mapping> declared = template.mapping("Resources");
        if (declared.isPresent() && declared.get().entries().size() > MOST) {
            return template.<Map<String, Resource>>wrong(
                            "Resources", "are more than " + MOST + ", which CloudFormation refuses")
                    .orElse(resources);
        }
        declared.ifPresent(mapping -> mapping.entries()
                .forEach((id, node) -> resource(id, node, mapping).ifPresent(made -> resources.put(id, made))));
        if (declared.isEmpty() || declared.get().entries().isEmpty()) {
            faults.at(template.mapping().lineOf("Resources"), "a template must declare at least one of Resources.");
        }
        return resources;
    }

    private Optional<Resource> resource(String id, Node node, Node.Mapping declared) {
        String what = "the resource " + id;
        int line = declared.lineOf(id);
        if (!(node instanceof Node.Mapping mapping)) {
            faults.at(line, what + " must be a mapping with a Type (the sandbox expands no transforms).");
            return Optional.empty();
        }
        Fields fields = new Fields(what, mapping, faults);
        Optional<String> type = fields.text("Type").filter(word -> word.contains("::"));
        if (type.isEmpty()) {
            faults.at(line, what + " needs a Type, such as AWS::DynamoDB::Table.");
            return Optional.empty();
        }
        Set<String> needs = new HashSet<>();
        for (String needed : dependsOn(fields)) {
            needs.add(needed);
            if (!declared.entries().containsKey(needed)) {
                fields.wrong("DependsOn", "names " + needed + ", which is none of the Resources");
            }
        }
        for (Reference reference : Reference.in(mapping)) {
            if (reference.kind() != Reference.Kind.CONDITION
                    && declared.entries().containsKey(reference.name())) {
                needs.add(reference.name());
            }
        }
        needs.remove(id);
        return Optional.of(new Resource(id, type.get(), line, fields.text("Condition"), needs));
    }

    private static Iterable<String> dependsOn(Fields fields) {
        return fields.mapping().get("DependsOn").flatMap(Function::text).isPresent()
                ? fields.text("DependsOn").stream().toList()
                : fields.texts("DependsOn");
    }
}
