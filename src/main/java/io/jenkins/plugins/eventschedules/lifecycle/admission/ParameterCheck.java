package io.jenkins.plugins.eventschedules.lifecycle.admission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.ParameterSpec.Constraints;
import io.jenkins.plugins.eventschedules.event.ParameterType;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds one value against everything that its target says of it. */
final class ParameterCheck {

    private static final int LONGEST_ITEM = 8192;
    private static final int MOST_ITEMS = 1000;
    private static final int LONGEST_NUMBER = 40;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Secrets secrets;
    private final String folder;

    /** @param folder whose secrets can be named */
    ParameterCheck(Secrets secrets, String folder) {
        this.secrets = secrets;
        this.folder = folder;
    }

    /** @return what is wrong, for a person; empty when the value is good */
    List<String> problems(ParameterSpec spec, ParameterValue value) {
        if (spec.noEcho()) {
            return secret(spec, value);
        }
        boolean isList = value instanceof ParameterValue.Texts;
        if (isList != spec.type().isList()) {
            return List.of(spec.type().isList() ? "Give a list." : "Give one value, not a list.");
        }
        List<String> problems = new ArrayList<>();
        Constraints constraints = spec.constraints();
        int count = value.items().size();
        if (isList) {
            constraints
                    .minItems()
                    .filter(min -> count < min)
                    .ifPresent(min -> problems.add("At least " + min + " items."));
            int most = constraints.maxItems().orElse(MOST_ITEMS);
            if (count > most) {
                problems.add("At most " + most + " items.");
                return problems;
            }
        }
        for (String item : value.items()) {
            item(spec, item).ifPresent(problem -> {
                if (!problems.contains(problem)) {
                    problems.add(problem);
                }
            });
        }
        return problems;
    }

    private List<String> secret(ParameterSpec spec, ParameterValue value) {
        // The message never repeats the value: somebody may have typed the secret itself.
        if (!(value instanceof ParameterValue.Text text) || !secrets.exists(text.text(), folder)) {
            return List.of(
                    switch (secrets.naming()) {
                        case ID -> "Give the id of a secret that exists, never the secret itself.";
                        case REFERENCE ->
                            "Give a reference that AWS resolves, never the secret itself or the id of credentials: the"
                                    + " ARN of a secret in Secrets Manager, the full name of an SSM parameter such as"
                                    + " /shop/db, or a dynamic reference such as {{resolve:secretsmanager:shop}}.";
                    });
        }
        // AWS holds what it is given against the target's constraints, and here that is the reference.
        return secrets.naming() == Secrets.Naming.REFERENCE
                ? constrained(spec, text.text()).stream()
                        .map(problem -> "The target does not take this reference. " + problem)
                        .toList()
                : List.of();
    }

    private Optional<String> item(ParameterSpec spec, String item) {
        if (item.length() > LONGEST_ITEM) {
            return Optional.of("At most " + LONGEST_ITEM + " characters.");
        }
        if (item.codePoints().anyMatch(c -> TextCheck.isUnwelcome(c, true))) {
            return Optional.of("Leave out control characters.");
        }
        Optional<String> shape = shape(spec.type(), item);
        return shape.isPresent() ? shape : constrained(spec, item);
    }

    private static Optional<String> shape(ParameterType type, String item) {
        return switch (type) {
            case STRING, STRING_LIST -> Optional.empty();
            case BOOLEAN -> otherwise(item.equals("true") || item.equals("false"), "Give true or false.");
            case INTEGER -> otherwise(item.matches("[+-]?\\d{1,18}"), "Give a whole number.");
            case NUMBER -> otherwise(number(item).isPresent(), "Give a number.");
            case STRING_MAP, MAP_LIST -> otherwise(isJsonObject(item), "Give a JSON object.");
        };
    }

    private static Optional<String> constrained(ParameterSpec spec, String item) {
        Constraints c = spec.constraints();
        if (!c.allowedValues().isEmpty() && !c.allowedValues().contains(item)) {
            return Optional.of("Choose one of: " + String.join(", ", c.allowedValues()) + ".");
        }
        if (c.minLength().isPresent() && item.length() < c.minLength().get()) {
            return Optional.of("At least " + c.minLength().get() + " characters.");
        }
        if (c.maxLength().isPresent() && item.length() > c.maxLength().get()) {
            return Optional.of("At most " + c.maxLength().get() + " characters.");
        }
        if (c.pattern().isPresent()) {
            Optional<String> problem = pattern(spec, c.pattern().get(), item);
            if (problem.isPresent()) {
                return problem;
            }
        }
        if (c.minValue().isPresent() || c.maxValue().isPresent()) {
            return range(c, item);
        }
        return Optional.empty();
    }

    private static Optional<String> pattern(ParameterSpec spec, String pattern, String item) {
        return switch (BoundedPattern.match(pattern, item)) {
            case MATCHES -> Optional.empty();
            case DIFFERS ->
                Optional.of(spec.constraintDescription()
                        .orElse("It does not have the form that the target asks for: " + pattern));
            case UNDECIDED ->
                Optional.of("The target's own pattern cannot be checked for this value. Tell the owner of the target.");
        };
    }

    private static Optional<String> range(Constraints c, String item) {
        Optional<BigDecimal> number = number(item);
        if (number.isEmpty()) {
            return Optional.of("Give a number.");
        }
        if (c.minValue().isPresent() && number.get().compareTo(c.minValue().get()) < 0) {
            return Optional.of("At least " + c.minValue().get().toPlainString() + ".");
        }
        if (c.maxValue().isPresent() && number.get().compareTo(c.maxValue().get()) > 0) {
            return Optional.of("At most " + c.maxValue().get().toPlainString() + ".");
        }
        return Optional.empty();
    }

    /** Plain decimals only: an exponent such as 1e999999999 would cost memory for nothing. */
    private static Optional<BigDecimal> number(String item) {
        return item.length() <= LONGEST_NUMBER && item.matches("[+-]?\\d+(\\.\\d+)?")
                ? Optional.of(new BigDecimal(item))
                : Optional.empty();
    }

    private static boolean isJsonObject(String item) {
        try {
            return JSON.readTree(item).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static Optional<String> otherwise(boolean good, String problem) {
        return good ? Optional.empty() : Optional.of(problem);
    }
}
