package io.jenkins.plugins.eventschedules.aws.testaws.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a structure of the service's model. What is not there is left out, as AWS does. */
public final class Answer {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    public static Answer empty() {
        return new Answer();
    }

    public static Answer with(String name, Object value) {
        return empty().and(name, value);
    }

    public Answer and(String name, Object value) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> and(name, present));
        } else {
            json.set(name, node(value));
        }
        return this;
    }

    private static JsonNode node(Object value) {
        if (value instanceof Answer answer) {
            return answer.json;
        }
        if (value instanceof Instant instant) {
            return JsonNodeFactory.instance.numberNode(BigDecimal.valueOf(instant.toEpochMilli(), 3));
        }
        if (value instanceof Collection<?> all) {
            return JsonNodeFactory.instance
                    .arrayNode()
                    .addAll(all.stream().map(Answer::node).toList());
        }
        return MAPPER.valueToTree(value);
    }

    /** A list of tags, or of anything that is told as keys and values. */
    public static List<Answer> pairs(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> with("Key", pair.getKey()).and("Value", pair.getValue()))
                .toList();
    }

    public ObjectNode json() {
        return json;
    }
}
