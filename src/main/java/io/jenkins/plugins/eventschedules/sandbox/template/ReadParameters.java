package io.jenkins.plugins.eventschedules.sandbox.template;

import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.ParameterSpec.Constraints;
import io.jenkins.plugins.eventschedules.event.ParameterType;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.target.parameter.CfnType;
import io.jenkins.plugins.eventschedules.target.parameter.ConstraintGate;
import io.jenkins.plugins.eventschedules.target.text.Faults;
import io.jenkins.plugins.eventschedules.target.text.Fields;
import io.jenkins.plugins.eventschedules.target.text.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the parameters of a CloudFormation template. */
final class ReadParameters {

    private static final String NUMBERS = "List<Number>";

    private final Faults faults;
    private final Presentation presentation;

    ReadParameters(Faults faults, Presentation presentation) {
        this.faults = faults;
        this.presentation = presentation;
    }

    List<ParameterSpec> from(Fields template) {
        List<ParameterSpec> specs = new ArrayList<>();
        template.mapping("Parameters").ifPresent(parameters -> presentation
                .inOrder(parameters.entries().keySet())
                .forEach(name -> parameter(name, parameters).ifPresent(specs::add)));
        return specs;
    }

    private Optional<ParameterSpec> parameter(String name, Node.Mapping parameters) {
        String what = "the parameter " + name;
        int line = parameters.lineOf(name);
        if (name.isBlank() || !(parameters.entries().get(name) instanceof Node.Mapping declared)) {
            faults.at(line, what + " must have a name, and a mapping with at least a Type.");
            return Optional.empty();
        }
        Fields fields = new Fields(what, declared, faults);
        Optional<String> word = fields.text("Type");
        if (word.isEmpty()) {
            faults.at(line, what + " has no Type: one of " + CfnType.KNOWN + ".");
            return Optional.empty();
        }
        Optional<ParameterType> type = CfnType.of(word.get());
        if (type.isEmpty()) {
            return fields.wrong("Type", "is unknown: it must be " + CfnType.KNOWN);
        }
        boolean noEcho = fields.flag("NoEcho");
        ParameterSpec spec = new ParameterSpec(
                name,
                noEcho ? ParameterType.STRING : type.get(),
                word.get(),
                presentation.label(name),
                fields.text("Description").orElse(""),
                // A secret in a template is no default to show to anybody: the id of a real one is asked for.
                noEcho ? Optional.empty() : value(fields, type.get()),
                noEcho,
                constraints(fields, word.get()),
                fields.text("ConstraintDescription")
                        .or(() -> word.get().equals(NUMBERS) ? Optional.of("Give numbers.") : Optional.empty()));
        spec.defaultValue()
                .flatMap(value -> ConstraintGate.refusal(spec, value))
                .ifPresent(why -> fields.wrong("Default", "is refused by its own constraints: " + why));
        return Optional.of(spec);
    }

    private static Constraints constraints(Fields fields, String word) {
        return new Constraints(
                fields.texts("AllowedValues"),
                fields.pattern("AllowedPattern")
                        .or(() -> word.equals(NUMBERS) ? Optional.of(CfnType.NUMBER) : Optional.empty()),
                fields.count("MinLength"),
                fields.count("MaxLength"),
                Optional.empty(),
                Optional.empty(),
                fields.number("MinValue"),
                fields.number("MaxValue"));
    }

    private static Optional<ParameterValue> value(Fields fields, ParameterType type) {
        return fields.text("Default")
                .map(text -> type.isList() ? ParameterValue.of(split(text)) : ParameterValue.of(text));
    }

    private static List<String> split(String text) {
        return text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }
}
