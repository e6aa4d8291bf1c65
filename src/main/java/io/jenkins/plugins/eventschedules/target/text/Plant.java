package io.jenkins.plugins.eventschedules.target.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Grows our tree from SnakeYAML's graph. An alias becomes a copy, and copies are counted: this is what stops a few
 * lines of aliases of aliases, which cost nothing in a graph, from filling the memory.
 */
final class Plant {

    private static final int MOST_NODES = 50_000;
    private static final int DEEPEST = 60;
    private static final int LONGEST_TEXT = 1 << 16;

    private final Tags tags;
    private int nodes;

    Plant(Tags tags) {
        this.tags = tags;
    }

    Node tree(org.yaml.snakeyaml.nodes.Node root) throws UnreadableException {
        return grow(root, 0);
    }

    private Node grow(org.yaml.snakeyaml.nodes.Node from, int depth) throws UnreadableException {
        int line = line(from);
        if (++nodes > MOST_NODES) {
            throw new UnreadableException(line, "More than " + MOST_NODES + " values, aliases counted as copies.");
        }
        if (depth > DEEPEST) {
            throw new UnreadableException(line, "Nested more than " + DEEPEST + " deep, or an alias inside itself.");
        }
        Node grown;
        if (from instanceof ScalarNode scalar) {
            grown = scalar(scalar, line);
        } else if (from instanceof SequenceNode sequence) {
            List<Node> items = new ArrayList<>();
            for (org.yaml.snakeyaml.nodes.Node item : sequence.getValue()) {
                items.add(grow(item, depth + 1));
            }
            grown = new Node.Sequence(Collections.unmodifiableList(items), line);
        } else {
            grown = mapping((MappingNode) from, depth, line);
        }
        return tagged(from.getTag().getValue(), grown);
    }

    private Node mapping(MappingNode from, int depth, int line) throws UnreadableException {
        Map<String, Node> entries = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (NodeTuple entry : from.getValue()) {
            int keyLine = line(entry.getKeyNode());
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw new UnreadableException(keyLine, "A name must be a text, not a list or a mapping.");
            }
            if (key.getTag().equals(Tag.MERGE)) {
                throw new UnreadableException(keyLine, "AWS knows no merge keys (<<). Write the values out.");
            }
            if (entries.containsKey(key.getValue())) {
                throw new UnreadableException(keyLine, "The name " + key.getValue() + " is there twice.");
            }
            entries.put(key.getValue(), grow(entry.getValueNode(), depth + 1));
            lines.put(key.getValue(), keyLine);
        }
        return new Node.Mapping(Collections.unmodifiableMap(entries), Collections.unmodifiableMap(lines), line);
    }

    private static Node.Scalar scalar(ScalarNode from, int line) throws UnreadableException {
        String text = from.getValue();
        if (text.length() > LONGEST_TEXT) {
            throw new UnreadableException(line, "A text of more than " + LONGEST_TEXT + " characters.");
        }
        Tag tag = from.getTag();
        if (tag.equals(Tag.BOOL)) {
            boolean on = List.of("true", "yes", "on").contains(text.toLowerCase(Locale.ROOT));
            return new Node.Scalar(Boolean.toString(on), Node.Kind.SWITCH, line);
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return new Node.Scalar(text, Node.Kind.NUMBER, line);
        }
        return new Node.Scalar(text, tag.equals(Tag.NULL) ? Node.Kind.NOTHING : Node.Kind.TEXT, line);
    }

    private Node tagged(String tag, Node node) throws UnreadableException {
        if (!tag.startsWith("!")) {
            return node;
        }
        if (tags == Tags.NONE) {
            throw new UnreadableException(node.line(), "The tag " + tag + " means nothing here.");
        }
        String name = tag.substring(1);
        String function = name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name;
        Node argument = name.equals("GetAtt") && node instanceof Node.Scalar attribute ? split(attribute) : node;
        return new Node.Mapping(Map.of(function, argument), Map.of(function, node.line()), node.line());
    }

    /** {@code !GetAtt Resource.Attribute.Part}: the first dot parts the two. */
    private static Node split(Node.Scalar attribute) {
        int dot = attribute.text().indexOf('.');
        if (dot < 0) {
            return attribute;
        }
        int line = attribute.line();
        return new Node.Sequence(
                List.of(
                        new Node.Scalar(attribute.text().substring(0, dot), Node.Kind.TEXT, line),
                        new Node.Scalar(attribute.text().substring(dot + 1), Node.Kind.TEXT, line)),
                line);
    }

    private static int line(org.yaml.snakeyaml.nodes.Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }
}
