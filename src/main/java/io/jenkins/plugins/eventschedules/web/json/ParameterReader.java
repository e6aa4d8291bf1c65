package io.jenkins.plugins.eventschedules.web.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The values of parameters, in whichever JSON type they come, as the texts that AWS takes. */
final class ParameterReader {

    /** Beyond this an exponent is kept as written: 1e999999999 in full would need a gigabyte. */
    private static final int LARGEST_PLAIN_SCALE = 40;

    private ParameterReader() {}

    static Map<String, ParameterValue> read(JsonNode node, String pointer, List<FieldProblem> problems) {
        Map<String, ParameterValue> values = new TreeMap<>();
        if (!node.isObject()) {
            problems.add(new FieldProblem(pointer, "Give a JSON object of values."));
            return values;
        }
        node.properties().forEach(field -> {
            String place = Fields.pointer(pointer, field.getKey());
            value(field.getValue(), place, problems).ifPresent(value -> values.put(field.getKey(), value));
        });
        return values;
    }

    private static Optional<ParameterValue> value(JsonNode node, String pointer, List<FieldProblem> problems) {
        if (node.isNull()) {
            return Optional.empty();
        }
        if (!node.isArray()) {
            return Optional.of(ParameterValue.of(text(node)));
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : node) {
            if (item.isArray() || item.isNull()) {
                problems.add(new FieldProblem(
                        pointer, "A list holds texts, numbers, switches or objects, no lists and no null."));
                return Optional.empty();
            }
            texts.add(text(item));
        }
        return Optional.of(ParameterValue.of(texts));
    }

    private static String text(JsonNode node) {
        if (node.isObject()) {
            return node.toString();
        }
        if (node.isBigDecimal()) {
            BigDecimal number = node.decimalValue();
            return Math.abs(number.scale()) <= LARGEST_PLAIN_SCALE ? number.toPlainString() : number.toString();
        }
        return node.asText();
    }
}
