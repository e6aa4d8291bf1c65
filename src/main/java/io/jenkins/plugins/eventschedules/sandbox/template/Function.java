package io.jenkins.plugins.eventschedules.sandbox.template;

import io.jenkins.plugins.eventschedules.target.text.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An intrinsic function: a mapping with nothing but its name.
 *
 * @param arguments the items of its list, or its one argument
 */
record Function(String name, List<Node> arguments, int line) {

    static Optional<Function> of(Node.Mapping mapping) {
        if (mapping.entries().size() != 1) {
            return Optional.empty();
        }
        Map.Entry<String, Node> only = mapping.entries().entrySet().iterator().next();
        if (!only.getKey().equals("Ref")
                && !only.getKey().equals("Condition")
                && !only.getKey().startsWith("Fn::")) {
            return Optional.empty();
        }
        List<Node> arguments =
                only.getValue() instanceof Node.Sequence sequence ? sequence.items() : List.of(only.getValue());
        return Optional.of(new Function(only.getKey(), arguments, mapping.line()));
    }

    static Optional<String> text(Node node) {
        return node instanceof Node.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }
}
