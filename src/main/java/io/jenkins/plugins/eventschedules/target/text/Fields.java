package io.jenkins.plugins.eventschedules.target.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The fields of one mapping. A field that is there but not of its shape is a fault, and reads as absent.
 *
 * @param what whose fields these are, as a fault names it: "the parameter Count"
 */
public record Fields(String what, Node.Mapping mapping, Faults faults) {

    private static final int LONGEST_PATTERN = 2000;
    private static final int LONGEST_NUMBER = 40;

    public Optional<String> text(String key) {
        return mapping.get(key).flatMap(node -> {
            if (node instanceof Node.Scalar scalar) {
                return Optional.of(scalar.text());
            }
            return wrong(key, "must be a text");
        });
    }

    public boolean flag(String key) {
        return text(key).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** A whole number that is not negative. */
    public Optional<Integer> count(String key) {
        return text(key)
                .flatMap(text -> text.matches("\\d{1,9}")
                        ? Optional.of(Integer.valueOf(text))
                        : wrong(key, "must be a whole number, not negative"));
    }

    public Optional<BigDecimal> number(String key) {
        return text(key)
                .flatMap(text -> text.length() <= LONGEST_NUMBER && text.matches("[+-]?\\d+(\\.\\d+)?")
                        ? Optional.of(new BigDecimal(text))
                        : wrong(key, "must be a number"));
    }

    public Optional<String> pattern(String key) {
        return text(key).flatMap(text -> {
            if (text.length() > LONGEST_PATTERN) {
                return wrong(key, "is longer than " + LONGEST_PATTERN + " characters");
            }
            try {
                Pattern.compile(text);
                return Optional.of(text);
            } catch (PatternSyntaxException e) {
                return wrong(key, "is no valid regular expression: " + e.getDescription());
            }
        });
    }

    /** A list of texts; empty when there is none. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof Node.Scalar scalar) {
                texts.add(scalar.text());
            } else {
                wrong(key, "must be a list of texts");
            }
        }
        return texts;
    }

    /** The items of a list; empty when there is none. */
    public List<Node> items(String key) {
        Optional<Node> found = mapping.get(key);
        if (found.isPresent() && found.get() instanceof Node.Sequence sequence) {
            return sequence.items();
        }
        found.ifPresent(other -> wrong(key, "must be a list"));
        return List.of();
    }

    public Optional<Node.Mapping> mapping(String key) {
        return mapping.get(key).flatMap(node -> {
            if (node instanceof Node.Mapping inner) {
                return Optional.of(inner);
            }
            return wrong(key, "must be a mapping");
        });
    }

    /** A fault at this field. @return empty, whatever was wanted */
    public <T> Optional<T> wrong(String key, String how) {
        faults.at(mapping.lineOf(key), key + " of " + what + " " + how + ".");
        return Optional.empty();
    }
}
