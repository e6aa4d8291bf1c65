package io.jenkins.plugins.eventschedules.target.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of a YAML or JSON file, with the line on which it begins: only texts, lists and mappings, never a type. */
public sealed interface Node {

    int line();

    /** How a text was written, where a file tells {@code "true"} from {@code true}. */
    enum Kind {
        TEXT,
        NUMBER,
        SWITCH,
        NOTHING
    }

    /** A text, a number or a switch; a switch reads {@code true} or {@code false} whatever its spelling. */
    record Scalar(String text, Kind kind, int line) implements Node {}

    record Sequence(List<Node> items, int line) implements Node {}

    /**
     * Named values in the order of the file.
     *
     * @param lines where each name stands
     */
    record Mapping(Map<String, Node> entries, Map<String, Integer> lines, int line) implements Node {

        /** The value; absent, too, when the file has the name and nothing behind it. */
        public Optional<Node> get(String key) {
            return Optional.ofNullable(entries.get(key))
                    .filter(node -> !(node instanceof Scalar scalar && scalar.kind() == Kind.NOTHING));
        }

        public int lineOf(String key) {
            return lines.getOrDefault(key, line);
        }
    }
}
