package io.jenkins.plugins.eventschedules.aws.testaws.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** AWS Query: a form goes in, XML comes out. */
final class QueryProtocol implements Protocol {

    @Override
    public Asked read(Arrival arrival) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        for (String pair : arrival.body().split("&")) {
            String[] parts = pair.split("=", 2);
            plant(tree, decoded(parts[0]).split("\\."), decoded(parts[1]));
        }
        String operation = tree.remove("Action").asText();
        tree.remove("Version");
        return new Asked(operation, (ObjectNode) lists(tree));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void plant(ObjectNode tree, String[] path, String value) {
        ObjectNode at = tree;
        for (int i = 0; i < path.length - 1; i++) {
            at = at.withObjectProperty(path[i]);
        }
        at.put(path[path.length - 1], value);
    }

    /** `Names.member.1` and its followers are a list. */
    private static JsonNode lists(JsonNode node) {
        if (!node.isObject()) {
            return node;
        }
        if (node.has("member")) {
            var list = JsonNodeFactory.instance.arrayNode();
            JsonNode members = node.get("member");
            for (int i = 1; members.has(String.valueOf(i)); i++) {
                list.add(lists(members.get(String.valueOf(i))));
            }
            return list;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(field -> object.set(field.getKey(), lists(field.getValue())));
        return object;
    }

    @Override
    public String contentType() {
        return "text/xml";
    }

    @Override
    public String answer(Asked asked, ObjectNode answer) {
        StringBuilder xml = new StringBuilder();
        write(xml, answer);
        String result = element(asked.operation() + "Result", xml.toString());
        return element(asked.operation() + "Response", result + "<ResponseMetadata/>");
    }

    private static void write(StringBuilder xml, JsonNode node) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                StringBuilder inner = new StringBuilder();
                write(inner, field.getValue());
                xml.append(element(field.getKey(), inner.toString()));
            }
        } else if (node.isArray()) {
            for (JsonNode each : node) {
                StringBuilder inner = new StringBuilder();
                write(inner, each);
                xml.append(element("member", inner.toString()));
            }
        } else {
            xml.append(escaped(node.asText()));
        }
    }

    @Override
    public String error(AwsError error) {
        String code = error.code().equals("ValidationException") ? "ValidationError" : error.code();
        String type = error.status() < 500 ? "Sender" : "Receiver";
        return element(
                "ErrorResponse",
                element(
                        "Error",
                        element("Type", type)
                                + element("Code", escaped(code))
                                + element("Message", escaped(error.getMessage()))));
    }

    private static String element(String name, String inner) {
        return "<" + name + ">" + inner + "</" + name + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
