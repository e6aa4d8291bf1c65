package io.jenkins.plugins.eventschedules.aws.dynamodb.service;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A condition, a filter or a condition on keys: read and judged in one go. */
final class Condition {

    private final Tokens tokens;
    private final Names names;
    private final Map<String, Object> item;

    private Condition(String expression, Names names, Map<String, Object> item) {
        this.tokens = new Tokens(expression);
        this.names = names;
        this.item = item;
    }

    /** @param item empty when there is none */
    static boolean holds(String expression, Names names, Map<String, Object> item) {
        Condition condition = new Condition(expression, names, item);
        boolean holds = condition.or();
        if (!condition.tokens.isDone()) {
            throw Refused.validation("Syntax error; token: " + condition.tokens.peek());
        }
        return holds;
    }

    // Both sides are always read, so that every placeholder counts as used.
    private boolean or() {
        boolean holds = and();
        while (tokens.take("OR")) {
            holds |= and();
        }
        return holds;
    }

    private boolean and() {
        boolean holds = not();
        while (tokens.take("AND")) {
            holds &= not();
        }
        return holds;
    }

    private boolean not() {
        if (tokens.take("NOT")) {
            return !not();
        }
        if (tokens.take("(")) {
            boolean holds = or();
            tokens.expect(")");
            return holds;
        }
        return comparison();
    }

    private boolean comparison() {
        if (tokens.take("attribute_exists")) {
            return argument().isPresent();
        }
        if (tokens.take("attribute_not_exists")) {
            return argument().isEmpty();
        }
        if (tokens.take("begins_with") || tokens.peek().equals("contains")) {
            boolean contains = tokens.take("contains");
            tokens.expect("(");
            Optional<Object> whole = operand();
            tokens.expect(",");
            Object part = operand().orElseThrow();
            tokens.expect(")");
            return whole.isPresent() && matches(whole.get(), part, contains);
        }
        Optional<Object> left = operand();
        String operator = tokens.next();
        if (operator.equalsIgnoreCase("BETWEEN")) {
            Object low = operand().orElseThrow();
            tokens.expect("AND");
            Object high = operand().orElseThrow();
            return left.isPresent() && Values.compare(left.get(), low) >= 0 && Values.compare(left.get(), high) <= 0;
        }
        if (operator.equalsIgnoreCase("IN")) {
            tokens.expect("(");
            boolean in = false;
            do {
                Object one = operand().orElseThrow();
                in |= left.isPresent() && Values.same(left.get(), one);
            } while (tokens.take(","));
            tokens.expect(")");
            return in;
        }
        Optional<Object> right = operand();
        if (left.isEmpty() || right.isEmpty()) {
            return operator.equals("<>") && left.isPresent() != right.isPresent();
        }
        return switch (operator) {
            case "=" -> Values.same(left.get(), right.get());
            case "<>" -> !Values.same(left.get(), right.get());
            case "<" -> Values.compare(left.get(), right.get()) < 0;
            case "<=" -> Values.compare(left.get(), right.get()) <= 0;
            case ">" -> Values.compare(left.get(), right.get()) > 0;
            case ">=" -> Values.compare(left.get(), right.get()) >= 0;
            default -> throw Refused.validation("Syntax error; token: " + operator);
        };
    }

    private static boolean matches(Object whole, Object part, boolean contains) {
        if (Values.inner(whole) instanceof List<?> list) {
            return contains && list.contains(part);
        }
        String text = (String) Values.inner(whole);
        String wanted = (String) Values.inner(part);
        return contains ? text.contains(wanted) : text.startsWith(wanted);
    }

    private Optional<Object> argument() {
        tokens.expect("(");
        Optional<Object> value = operand();
        tokens.expect(")");
        return value;
    }

    private Optional<Object> operand() {
        if (tokens.take("size")) {
            return argument().map(value -> Map.of("N", new BigDecimal(sizeOf(value)).toPlainString()));
        }
        String token = tokens.next();
        return token.startsWith(":")
                ? Optional.of(names.value(token))
                : Optional.ofNullable(item.get(names.name(token)));
    }

    private static int sizeOf(Object value) {
        Object inner = Values.inner(value);
        return inner instanceof List<?> list
                ? list.size()
                : inner instanceof Map<?, ?> map ? map.size() : ((String) inner).length();
    }
}
