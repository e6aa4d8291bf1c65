package io.jenkins.plugins.eventschedules.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One action that a statement allows.
 *
 * @param resources with {@code *} as IAM reads it
 * @param conditions of the kind StringEquals, which is the only one that is used: each key with its value
 */
record Right(String action, List<String> resources, Map<String, String> conditions) {

    static List<Right> of(Resolved template, Map<String, Object> statement) {
        List<String> resources = texts(template, statement.get("Resource"));
        Map<String, String> conditions = new java.util.TreeMap<>();
        Resolved.typed(statement.getOrDefault("Condition", Map.of())).forEach((kind, keys) -> {
            if (!kind.equals("StringEquals")) {
                throw new IllegalArgumentException("not evaluated: " + kind);
            }
            Resolved.typed(keys).forEach((key, value) -> conditions.put(key, template.text(value)));
        });
        return texts(template, statement.get("Action")).stream()
                .map(action -> new Right(action, resources, conditions))
                .toList();
    }

    boolean allows(UsedCall call) {
        return matches(action, call.action())
                && resources.stream().anyMatch(resource -> matches(resource, call.resource()))
                && conditions.entrySet().stream()
                        .allMatch(condition ->
                                condition.getValue().equals(call.facts().get(condition.getKey())));
    }

    private static boolean matches(String wildcard, String text) {
        String pattern = Pattern.quote(wildcard).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.matches(pattern, text);
    }

    private static List<String> texts(Resolved template, Object oneOrMore) {
        List<String> all = new ArrayList<>();
        if (oneOrMore instanceof List<?> list) {
            list.forEach(one -> all.add(template.text(one)));
        } else {
            all.add(template.text(oneOrMore));
        }
        return all;
    }
}
