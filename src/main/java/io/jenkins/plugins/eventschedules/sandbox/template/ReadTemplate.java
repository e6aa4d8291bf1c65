package io.jenkins.plugins.eventschedules.sandbox.template;

import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Reading;
import io.jenkins.plugins.eventschedules.target.text.Faults;
import io.jenkins.plugins.eventschedules.target.text.Fields;
import io.jenkins.plugins.eventschedules.target.text.Node;
import io.jenkins.plugins.eventschedules.target.text.ReadYaml;
import io.jenkins.plugins.eventschedules.target.text.Tags;
import io.jenkins.plugins.eventschedules.target.text.UnreadableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a product's CloudFormation template and says whether events can provision it. */
public final class ReadTemplate {

    private final Faults faults;

    private ReadTemplate(String file) {
        this.faults = new Faults(file);
    }

    /** @param file its name in a fault */
    public static Reading of(String file, String text) {
        return new ReadTemplate(file).read(text);
    }

    private Reading read(String text) {
        try {
            if (new ReadYaml(Tags.FUNCTIONS).read(text) instanceof Node.Mapping mapping) {
                return read(new Fields("the template", mapping, faults));
            }
            faults.at(1, "a CloudFormation template must be a mapping with Resources.");
        } catch (UnreadableException e) {
            faults.at(e.line(), e.getMessage());
        }
        return Reading.refused("", faults.found());
    }

    private Reading read(Fields template) {
        List<ParameterSpec> parameters = new ReadParameters(faults, new Presentation(template, faults)).from(template);
        Map<String, Resource> resources = new ReadResources(faults).from(template);
        List<Resource> order = Order.of(resources.values(), faults);
        Map<String, Node.Mapping> outputs = outputs(template);
        CheckReferences references = new CheckReferences(
                names(template, "Parameters"), names(template, "Resources"), names(template, "Conditions"), faults);
        template.mapping("Resources").ifPresent(references::in);
        template.mapping("Conditions").ifPresent(references::in);
        outputs.values().forEach(references::in);
        resources.values().forEach(resource -> resource.condition()
                .ifPresent(name -> references.condition(name, resource.line())));
        String description = template.text("Description").orElse("");
        return faults.none()
                ? Reading.qualified(
                        description,
                        new ProductTemplate(
                                parameters,
                                order,
                                outputs,
                                entries(template, "Conditions"),
                                entries(template, "Mappings")))
                : Reading.refused(description, faults.found());
    }

    private Map<String, Node.Mapping> outputs(Fields template) {
        Map<String, Node.Mapping> outputs = new LinkedHashMap<>();
        template.mapping("Outputs").ifPresent(declared -> declared.entries().forEach((name, node) -> {
            if (node instanceof Node.Mapping output && output.get("Value").isPresent()) {
                outputs.put(name, output);
            } else {
                faults.at(declared.lineOf(name), "the output " + name + " must be a mapping with a Value.");
            }
        }));
        return outputs;
    }

    private static Map<String, Node> entries(Fields template, String key) {
        return template.mapping(key).map(Node.Mapping::entries).orElse(Map.of());
    }

    private static Set<String> names(Fields template, String key) {
        return entries(template, key).keySet();
    }
}
