package io.jenkins.plugins.eventschedules.target.document;

import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.target.text.Faults;
import io.jenkins.plugins.eventschedules.target.text.Fields;
import io.jenkins.plugins.eventschedules.target.text.Node;
import io.jenkins.plugins.eventschedules.target.text.ReadYaml;
import io.jenkins.plugins.eventschedules.target.text.Tags;
import io.jenkins.plugins.eventschedules.target.text.UnreadableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads an automation document and says whether events can run it. */
public final class ReadDocument {

    private static final Set<String> OF_THE_PLATFORM = Set.of(AutomationDocument.ROLE, AutomationDocument.ACTION);

    private final Faults faults;

    private ReadDocument(String file) {
        this.faults = new Faults(file);
    }

    /** @param file its name in a fault */
    public static DocumentReading of(String file, String text) {
        return new ReadDocument(file).read(text);
    }

    private DocumentReading read(String text) {
        try {
            if (new ReadYaml(Tags.NONE).read(text) instanceof Node.Mapping mapping) {
                return read(new Fields("the document", mapping, faults));
            }
            faults.at(1, "an automation document must be a mapping with schemaVersion, parameters and mainSteps.");
        } catch (UnreadableException e) {
            faults.at(e.line(), e.getMessage());
        }
        return DocumentReading.refused("", faults.found());
    }

    private DocumentReading read(Fields document) {
        Optional<String> schema = document.text("schemaVersion");
        if (!schema.equals(Optional.of("0.3"))) {
            faults.at(
                    document.mapping().lineOf("schemaVersion"),
                    "schemaVersion must be '0.3', that of an automation document"
                            + schema.map(other -> ", not '" + other + "'").orElse("") + ".");
            // Documents of other schemas have other fields: to complain of each would only confuse.
            return DocumentReading.refused(document.text("description").orElse(""), faults.found());
        }
        List<ParameterSpec> parameters = new ReadParameters(faults).from(document);
        Qualify qualify = new Qualify(document, faults);
        qualify.parameters(parameters);
        List<MainStep> read = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        List<Node.Mapping> declared = new ArrayList<>();
        // Each look rests on the one before: one mistake must not be told as five.
        if (faults.noneIn(() -> declared.addAll(steps(document)))
                && faults.noneIn(() -> read.addAll(new ReadSteps(faults).from(declared)))) {
            Steps steps = new Steps(read);
            CheckReferences references = new CheckReferences(steps, names(document), faults);
            if (faults.noneIn(() -> references.in(declared)) && faults.noneIn(() -> qualify.phases(steps))) {
                outputs.addAll(new ReadOutputs(faults).from(document, steps, references));
            }
        }
        String description = document.text("description").orElse("");
        if (!faults.none()) {
            return DocumentReading.refused(description, faults.found());
        }
        boolean bringsRole =
                parameters.stream().anyMatch(spec -> spec.name().equals(AutomationDocument.ROLE) && brings(spec));
        parameters.removeIf(spec -> OF_THE_PLATFORM.contains(spec.name()));
        return DocumentReading.qualified(
                description, new AutomationDocument(parameters, new Steps(read), outputs, bringsRole));
    }

    /** An empty default is how documents say that the role is optional: then they would run as whoever starts them. */
    private static boolean brings(ParameterSpec role) {
        return role.defaultValue()
                .filter(value -> value.items().stream().noneMatch(String::isBlank))
                .isPresent();
    }

    private List<Node.Mapping> steps(Fields document) {
        List<Node.Mapping> steps = new ArrayList<>();
        for (Node item : document.items("mainSteps")) {
            if (item instanceof Node.Mapping step) {
                steps.add(step);
            } else {
                faults.at(item.line(), "a step must be a mapping with name and action.");
            }
        }
        if (steps.isEmpty()) {
            faults.at(document.mapping().lineOf("mainSteps"), "there are no mainSteps.");
        }
        return steps;
    }

    /** The names of all parameters, also of those that are missing or could not be read: that is told already. */
    private static Set<String> names(Fields document) {
        Set<String> names = new HashSet<>(OF_THE_PLATFORM);
        document.mapping()
                .get("parameters")
                .filter(Node.Mapping.class::isInstance)
                .ifPresent(node -> names.addAll(((Node.Mapping) node).entries().keySet()));
        return names;
    }
}
