package io.jenkins.plugins.eventschedules.target.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.target.text.Node;

/** The JSON text of a value: the form in which a map is a parameter's value. */
public final class JsonText {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonText() {}

    public static String of(Node node) {
        return json(node).toString();
    }

    private static JsonNode json(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return json(scalar);
        }
        if (node instanceof Node.Sequence sequence) {
            ArrayNode array = JSON.arrayNode();
            sequence.items().forEach(item -> array.add(json(item)));
            return array;
        }
        ObjectNode object = JSON.objectNode();
        ((Node.Mapping) node).entries().forEach((name, value) -> object.set(name, json(value)));
        return object;
    }

    private static JsonNode json(Node.Scalar scalar) {
        return switch (scalar.kind()) {
            case TEXT -> JSON.textNode(scalar.text());
            case SWITCH -> JSON.booleanNode(Boolean.parseBoolean(scalar.text()));
            case NOTHING -> JSON.nullNode();
            case NUMBER ->
                scalar.text().matches("-?(0|[1-9]\\d{0,17})")
                        ? JSON.numberNode(Long.parseLong(scalar.text()))
                        : JSON.textNode(scalar.text());
        };
    }
}
