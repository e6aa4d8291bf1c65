package io.jenkins.plugins.eventschedules.aws.catalog;

import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.ParameterSpec.Constraints;
import io.jenkins.plugins.eventschedules.event.ParameterType;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.target.parameter.CfnType;
import io.jenkins.plugins.eventschedules.target.parameter.ConstraintGate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.servicecatalog.model.ParameterConstraints;
import software.amazon.awssdk.services.servicecatalog.model.ProvisioningArtifactParameter;

/** A product's parameters as Service Catalog tells them: the template's own, narrowed by the portfolio's constraints. */
final class ProductParameters {

    private static final String NUMBERS = "List<Number>";
    private static final ParameterConstraints NONE =
            ParameterConstraints.builder().build();

    private final Instructions instructions;
    private final List<String> problems;

    /** @param problems takes what cannot be understood */
    ProductParameters(Instructions instructions, List<String> problems) {
        this.instructions = instructions;
        this.problems = problems;
    }

    List<ParameterSpec> of(List<ProvisioningArtifactParameter> told) {
        List<ParameterSpec> specs = new ArrayList<>();
        instructions.inOrder(told).forEach(parameter -> spec(parameter).ifPresent(specs::add));
        return specs;
    }

    private Optional<ParameterSpec> spec(ProvisioningArtifactParameter told) {
        String name = told.parameterKey();
        String word = Optional.ofNullable(told.parameterType()).orElse("String");
        Optional<ParameterType> type = CfnType.of(word);
        if (type.isEmpty()) {
            problems.add("the parameter " + name + " has the type " + word + ": it must be " + CfnType.KNOWN + ".");
            return Optional.empty();
        }
        boolean noEcho = Boolean.TRUE.equals(told.isNoEcho());
        ParameterConstraints limits =
                Optional.ofNullable(told.parameterConstraints()).orElse(NONE);
        ParameterSpec spec = new ParameterSpec(
                name,
                noEcho ? ParameterType.STRING : type.get(),
                word,
                instructions.label(name),
                Optional.ofNullable(told.description()).orElse(""),
                // A secret's default is shown as stars: the id of a real one is asked for.
                noEcho ? Optional.empty() : value(told.defaultValue(), type.get()),
                noEcho,
                constraints(limits, word),
                text(limits.constraintDescription())
                        .or(() -> word.equals(NUMBERS) ? Optional.of("Give numbers.") : Optional.empty()));
        return Optional.of(withoutUselessDefault(spec));
    }

    /** A portfolio may forbid the template's own default. Then a value must be given. */
    private static ParameterSpec withoutUselessDefault(ParameterSpec spec) {
        boolean useless = spec.defaultValue()
                .flatMap(value -> ConstraintGate.refusal(spec, value))
                .isPresent();
        return useless
                ? new ParameterSpec(
                        spec.name(),
                        spec.type(),
                        spec.declaredType(),
                        spec.label(),
                        spec.description(),
                        Optional.empty(),
                        spec.noEcho(),
                        spec.constraints(),
                        spec.constraintDescription())
                : spec;
    }

    private static Constraints constraints(ParameterConstraints limits, String word) {
        return new Constraints(
                limits.allowedValues(),
                text(limits.allowedPattern())
                        .or(() -> word.equals(NUMBERS) ? Optional.of(CfnType.NUMBER) : Optional.empty()),
                count(limits.minLength()),
                count(limits.maxLength()),
                Optional.empty(),
                Optional.empty(),
                number(limits.minValue()),
                number(limits.maxValue()));
    }

    private static Optional<ParameterValue> value(String text, ParameterType type) {
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(
                type.isList()
                        ? ParameterValue.of(
                                text.isBlank()
                                        ? List.<String>of()
                                        : Arrays.stream(text.split(",", -1))
                                                .map(String::strip)
                                                .toList())
                        : ParameterValue.of(text));
    }

    private static Optional<String> text(String text) {
        return Optional.ofNullable(text).filter(each -> !each.isEmpty());
    }

    private static Optional<Integer> count(String text) {
        return text(text).filter(each -> each.matches("\\d{1,9}")).map(Integer::valueOf);
    }

    private static Optional<BigDecimal> number(String text) {
        return text(text)
                .filter(each -> each.length() <= 40 && each.matches("[+-]?\\d+(\\.\\d+)?"))
                .map(BigDecimal::new);
    }
}
