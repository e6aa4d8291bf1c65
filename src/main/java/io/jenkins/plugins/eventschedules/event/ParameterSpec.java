package io.jenkins.plugins.eventschedules.event;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One parameter that a target declares, with every constraint that AWS would enforce, so that a wrong value is refused
 * when the event is made and not when its audience is waiting.
 *
 * @param declaredType the type in the target's own words, such as {@code AWS::EC2::Instance::Id}
 * @param label a short name for people; the parameter's name where the target gives none
 * @param constraintDescription the target's own sentence for a value that it refuses
 * @param defaultValue absent means that a value is required
 * @param noEcho the value is a secret: only the id of a secret is accepted and kept
 */
public record ParameterSpec(
        String name,
        ParameterType type,
        String declaredType,
        String label,
        String description,
        Optional<ParameterValue> defaultValue,
        boolean noEcho,
        Constraints constraints,
        Optional<String> constraintDescription) {

    public ParameterSpec {
        Require.that(!name.isBlank(), "a parameter has a name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(constraints, "constraints");
    }

    public boolean required() {
        return defaultValue.isEmpty();
    }

    /**
     * What a value must satisfy. An empty list or an absent bound means no such constraint.
     *
     * @param allowedValues the only values accepted
     * @param pattern a regular expression that the whole value must match
     * @param minLength fewest characters of a text, or of each item of a list
     * @param minItems fewest items of a list
     * @param minValue smallest number
     */
    public record Constraints(
            List<String> allowedValues,
            Optional<String> pattern,
            Optional<Integer> minLength,
            Optional<Integer> maxLength,
            Optional<Integer> minItems,
            Optional<Integer> maxItems,
            Optional<BigDecimal> minValue,
            Optional<BigDecimal> maxValue) {

        public static final Constraints NONE = new Constraints(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        public Constraints {
            allowedValues = List.copyOf(allowedValues);
        }
    }
}
