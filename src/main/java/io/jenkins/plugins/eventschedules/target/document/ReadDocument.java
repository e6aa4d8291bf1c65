package io.jenkins.plugins.eventschedules.target.document;

import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.target.text.Faults;
import io.jenkins.plugins.eventschedules.target.text.Fields;
import io.jenkins.plugins.eventschedules.target.text.Node;
import io.jenkins.plugins.eventschedules.target.text.ReadYaml;
import io.jenkins.plugins.eventschedules.target.text.Tags;
import io.jenkins.plugins.eventschedules.target.text.UnreadableException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads an automation document and says whether events can run it. */
public final class ReadDocument {

    private static final Set<String> OF_THE_PLATFORM = Set.of(AutomationDocument.ROLE, AutomationDocument.ACTION);

    private final Faults faults;
    private final Map<Look, List<Faults.Fault>> looks = new EnumMap<>(Look.class);

    private ReadDocument(String file) {
        this.faults = new Faults(file);
    }

    /** @param file its name in a fault */
    public static DocumentReading of(String file, String text) {
        return new ReadDocument(file).read(text);
    }

    private DocumentReading read(String text) {
        List<Node.Mapping> whole = new ArrayList<>();
        return sound(Look.SYNTAX, () -> whole(text).ifPresent(whole::add))
                ? read(new Fields("the document", whole.get(0), faults))
                : refused("");
    }

    private Optional<Node.Mapping> whole(String text) {
        try {
            if (new ReadYaml(Tags.NONE).read(text) instanceof Node.Mapping mapping) {
                return Optional.of(mapping);
            }
            faults.at(1, "an automation document must be a mapping with schemaVersion, parameters and mainSteps.");
        } catch (UnreadableException e) {
            faults.at(e.line(), e.getMessage());
        }
        return Optional.empty();
    }

    private DocumentReading read(Fields document) {
        if (!sound(Look.SCHEMA, () -> schema(document))) {
            // Documents of other schemas have other fields: to complain of each would only confuse.
            return refused(document.text("description").orElse(""));
        }
        List<ParameterSpec> parameters = new ArrayList<>();
        sound(Look.PARAMETERS, () -> parameters.addAll(new ReadParameters(faults).from(document)));
        Qualify qualify = new Qualify(document, faults);
        sound(Look.PLATFORM_PARAMETERS, () -> qualify.parameters(parameters));
        List<MainStep> read = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        List<Node.Mapping> declared = new ArrayList<>();
        // Each look rests on the one before: one mistake must not be told as five.
        if (sound(Look.STEPS, () -> {
            if (faults.noneIn(() -> declared.addAll(steps(document)))) {
                read.addAll(new ReadSteps(faults).from(declared));
            }
        })) {
            Steps steps = new Steps(read);
            CheckReferences references = new CheckReferences(steps, names(document), faults);
            if (sound(Look.REFERENCES, () -> references.in(declared))
                    && sound(Look.PHASES, () -> qualify.phases(steps))) {
                sound(Look.OUTPUTS, () -> outputs.addAll(new ReadOutputs(faults).from(document, steps, references)));
            }
        }
        String description = document.text("description").orElse("");
        if (!faults.none()) {
            return refused(description);
        }
        Optional<String> ownRole = parameters.stream()
                .filter(spec -> spec.name().equals(AutomationDocument.ROLE))
                .findFirst()
                .flatMap(ReadDocument::brought);
        parameters.removeIf(spec -> OF_THE_PLATFORM.contains(spec.name()));
        return new DocumentReading(
                description,
                Optional.of(new AutomationDocument(parameters, new Steps(read), outputs, ownRole)),
                List.of(),
                looks);
    }

    private DocumentReading refused(String description) {
        return new DocumentReading(description, Optional.empty(), faults.found(), looks);
    }

    private boolean sound(Look look, Runnable taken) {
        return faults.noneIn(() -> looks.put(look, faults.in(taken)));
    }

    private void schema(Fields document) {
        Optional<String> schema = document.text("schemaVersion");
        if (!schema.equals(Optional.of("0.3"))) {
            faults.at(
                    document.mapping().lineOf("schemaVersion"),
                    "schemaVersion must be '0.3', that of an automation document"
                            + schema.map(other -> ", not '" + other + "'").orElse("") + ".");
        }
    }

    /** An empty default is how documents say that the role is optional: then they would run as whoever starts them. */
    private static Optional<String> brought(ParameterSpec role) {
        return role.defaultValue()
                .filter(value -> value.items().stream().noneMatch(String::isBlank))
                .flatMap(value -> value.items().stream().findFirst());
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
