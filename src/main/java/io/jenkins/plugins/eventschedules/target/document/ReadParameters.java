package io.jenkins.plugins.eventschedules.target.document;

import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.ParameterSpec.Constraints;
import io.jenkins.plugins.eventschedules.event.ParameterType;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.target.parameter.ConstraintGate;
import io.jenkins.plugins.eventschedules.target.parameter.JsonText;
import io.jenkins.plugins.eventschedules.target.parameter.SsmType;
import io.jenkins.plugins.eventschedules.target.text.Faults;
import io.jenkins.plugins.eventschedules.target.text.Fields;
import io.jenkins.plugins.eventschedules.target.text.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the parameters of an automation document, those of the platform included. */
final class ReadParameters {

    private final Faults faults;

    ReadParameters(Faults faults) {
        this.faults = faults;
    }

    List<ParameterSpec> from(Fields document) {
        List<ParameterSpec> specs = new ArrayList<>();
        document.mapping("parameters")
                .ifPresent(parameters -> parameters.entries().keySet().forEach(name -> parameter(name, parameters)
                        .ifPresent(specs::add)));
        return specs;
    }

    private Optional<ParameterSpec> parameter(String name, Node.Mapping parameters) {
        String what = "the parameter " + name;
        int line = parameters.lineOf(name);
        if (name.isBlank() || !(parameters.entries().get(name) instanceof Node.Mapping declared)) {
            faults.at(line, what + " must have a name, and a mapping with at least a type.");
            return Optional.empty();
        }
        Fields fields = new Fields(what, declared, faults);
        Optional<String> word = fields.text("type");
        if (word.isEmpty()) {
            faults.at(line, what + " has no type: one of " + SsmType.KNOWN + ".");
            return Optional.empty();
        }
        Optional<ParameterType> type = SsmType.of(word.get());
        if (type.isEmpty()) {
            return fields.wrong("type", "is unknown: it must be " + SsmType.KNOWN);
        }
        ParameterSpec spec = new ParameterSpec(
                name,
                type.get(),
                word.get(),
                name,
                fields.text("description").orElse(""),
                declared.get("default").flatMap(value -> value(fields, type.get(), value)),
                false,
                constraints(fields),
                Optional.empty());
        spec.defaultValue()
                .flatMap(value -> ConstraintGate.refusal(spec, value))
                .ifPresent(why -> fields.wrong("default", "is refused by its own constraints. " + dotless(why)));
        return Optional.of(spec);
    }

    private static Constraints constraints(Fields fields) {
        return new Constraints(
                fields.texts("allowedValues"),
                fields.pattern("allowedPattern"),
                fields.count("minChars"),
                fields.count("maxChars"),
                fields.count("minItems"),
                fields.count("maxItems"),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<ParameterValue> value(Fields fields, ParameterType type, Node value) {
        return switch (type) {
            case STRING, INTEGER, NUMBER, BOOLEAN -> fields.text("default").map(ParameterValue::of);
            case STRING_LIST -> Optional.of(ParameterValue.of(fields.texts("default")));
            case STRING_MAP -> fields.mapping("default").map(mapping -> ParameterValue.of(JsonText.of(mapping)));
            case MAP_LIST ->
                Optional.of(ParameterValue.of(
                        fields.items("default").stream().map(JsonText::of).toList()));
        };
    }

    private static String dotless(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
