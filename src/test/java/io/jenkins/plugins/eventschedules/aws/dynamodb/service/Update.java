package io.jenkins.plugins.eventschedules.aws.dynamodb.service;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An update expression: SET and REMOVE of whole attributes. */
final class Update {

    private final Tokens tokens;
    private final Names names;
    private final Map<String, Object> before;
    private final Map<String, Object> after;
    private final Set<String> touched = new HashSet<>();

    private Update(String expression, Names names, Map<String, Object> before) {
        this.tokens = new Tokens(expression);
        this.names = names;
        this.before = before;
        this.after = new LinkedHashMap<>(before);
    }

    static Map<String, Object> of(String expression, Names names, Map<String, Object> before) {
        Update update = new Update(expression, names, before);
        while (!update.tokens.isDone()) {
            update.clause();
        }
        return update.after;
    }

    private void clause() {
        boolean set = tokens.take("SET");
        if (!set) {
            tokens.expect("REMOVE");
        }
        do {
            String name = names.name(tokens.next());
            if (!touched.add(name)) {
                throw Refused.validation("Two document paths overlap with each other: " + name);
            }
            if (set) {
                tokens.expect("=");
                after.put(name, sum());
            } else {
                after.remove(name);
            }
        } while (tokens.take(","));
    }

    private Object sum() {
        Object value = operand();
        while (tokens.peek().equals("+")) {
            tokens.next();
            value = Map.of(
                    "N", Values.number(value).add(Values.number(operand())).toPlainString());
        }
        return value;
    }

    private Object operand() {
        if (tokens.take("if_not_exists")) {
            tokens.expect("(");
            Optional<Object> there = Optional.ofNullable(before.get(names.name(tokens.next())));
            tokens.expect(",");
            Object other = operand();
            tokens.expect(")");
            return there.orElse(other);
        }
        if (tokens.take("list_append")) {
            tokens.expect("(");
            List<Object> all = new ArrayList<>(Json.list(Values.inner(operand())));
            tokens.expect(",");
            all.addAll(Json.list(Values.inner(operand())));
            tokens.expect(")");
            return Map.of("L", all);
        }
        String token = tokens.next();
        if (token.startsWith(":")) {
            return names.value(token);
        }
        return Optional.ofNullable(before.get(names.name(token)))
                .orElseThrow(() -> Refused.validation(
                        "The provided expression refers to an attribute that does not exist in the item"));
    }
}
