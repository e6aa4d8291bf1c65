package io.jenkins.plugins.eventschedules.sandbox.template;

import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.target.text.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides the conditions of a template, each once. */
final class Conditions {

    private final Map<String, Node> declared;
    private final java.util.function.Function<Node, Optional<ParameterValue>> values;
    private final Map<String, Boolean> decided = new HashMap<>();

    Conditions(Map<String, Node> declared, java.util.function.Function<Node, Optional<ParameterValue>> values) {
        this.declared = declared;
        this.values = values;
    }

    /** Whether a named condition holds; one that is not there, or asks for itself, does not. */
    boolean holds(String name) {
        Boolean known = decided.putIfAbsent(name, false);
        if (known != null) {
            return known;
        }
        boolean holds = Optional.ofNullable(declared.get(name)).map(this::holds).orElse(false);
        decided.put(name, holds);
        return holds;
    }

    private boolean holds(Node node) {
        Optional<Function> function = node instanceof Node.Mapping mapping ? Function.of(mapping) : Optional.empty();
        if (function.isEmpty()) {
            return false;
        }
        List<Node> arguments = function.get().arguments();
        return switch (function.get().name()) {
            case "Condition" ->
                !arguments.isEmpty()
                        && Function.text(arguments.get(0)).map(this::holds).orElse(false);
            case "Fn::And" -> arguments.stream().allMatch(this::holds);
            case "Fn::Or" -> arguments.stream().anyMatch(this::holds);
            case "Fn::Not" -> arguments.stream().noneMatch(this::holds);
            case "Fn::Equals" -> arguments.size() == 2 && equal(arguments.get(0), arguments.get(1));
            default -> false;
        };
    }

    private boolean equal(Node left, Node right) {
        Optional<ParameterValue> value = values.apply(left);
        return value.isPresent() && value.equals(values.apply(right));
    }
}
