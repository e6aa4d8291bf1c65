package io.jenkins.plugins.eventschedules.target.document;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** How {@code aws:branch} compares a variable with a value. */
public enum Operator {
    STRING_EQUALS("StringEquals", String::equals),
    EQUALS_IGNORE_CASE("EqualsIgnoreCase", String::equalsIgnoreCase),
    STARTS_WITH("StartsWith", String::startsWith),
    ENDS_WITH("EndsWith", String::endsWith),
    CONTAINS("Contains", String::contains),
    BOOLEAN_EQUALS("BooleanEquals", String::equalsIgnoreCase),
    NUMERIC_EQUALS("NumericEquals", numeric(sign -> sign == 0)),
    NUMERIC_GREATER("NumericGreater", numeric(sign -> sign > 0)),
    NUMERIC_GREATER_OR_EQUALS("NumericGreaterOrEquals", numeric(sign -> sign >= 0)),
    NUMERIC_LESSER("NumericLesser", numeric(sign -> sign < 0)),
    NUMERIC_LESSER_OR_EQUALS("NumericLesserOrEquals", numeric(sign -> sign <= 0));

    private final String word;
    private final BiPredicate<String, String> test;

    Operator(String word, BiPredicate<String, String> test) {
        this.word = word;
        this.test = test;
    }

    static Optional<Operator> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    /** All of them, for a person. */
    static String words() {
        return Arrays.stream(values()).map(each -> each.word).collect(Collectors.joining(", "));
    }

    boolean holds(String variable, String value) {
        return test.test(variable, value);
    }

    /** A value of the variable with which the comparison holds. */
    public String satisfied(String value) {
        return switch (this) {
            case NUMERIC_GREATER -> shifted(value, 1);
            case NUMERIC_LESSER -> shifted(value, -1);
            case BOOLEAN_EQUALS -> value.toLowerCase(Locale.ROOT);
            case STRING_EQUALS,
                    EQUALS_IGNORE_CASE,
                    STARTS_WITH,
                    ENDS_WITH,
                    CONTAINS,
                    NUMERIC_EQUALS,
                    NUMERIC_GREATER_OR_EQUALS,
                    NUMERIC_LESSER_OR_EQUALS -> value;
        };
    }

    private static String shifted(String value, long by) {
        return number(value)
                .map(number -> number.add(BigDecimal.valueOf(by)).toPlainString())
                .orElse(value);
    }

    private static BiPredicate<String, String> numeric(IntPredicate test) {
        return (variable, value) -> {
            Optional<BigDecimal> left = number(variable);
            Optional<BigDecimal> right = number(value);
            return left.isPresent() && right.isPresent() && test.test(left.get().compareTo(right.get()));
        };
    }

    private static Optional<BigDecimal> number(String text) {
        return text.length() <= 40 && text.matches("[+-]?\\d+(\\.\\d+)?")
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }
}
