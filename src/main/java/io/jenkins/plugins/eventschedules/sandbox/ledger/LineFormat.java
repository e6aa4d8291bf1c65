package io.jenkins.plugins.eventschedules.sandbox.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** How a line is written: a JSON object. */
final class LineFormat {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LineFormat() {}

    static String write(Line line) {
        ObjectNode fields = JSON.createObjectNode()
                .put("token", line.token())
                .put(line.happening().field(), line.at().toString())
                .put("event", line.event())
                .put("phase", line.phase())
                .put("target", line.target());
        if (!line.call().isEmpty()) {
            fields.put("call", line.call());
        }
        return fields.toString();
    }

    /** @return empty when this is no line, or only a part of one */
    static Optional<Line> read(String text) {
        try {
            JsonNode fields = JSON.readTree(text);
            for (Line.Happening happening : Line.Happening.values()) {
                if (fields.path(happening.field()).isTextual()) {
                    return Optional.of(new Line(
                            happening,
                            Instant.parse(fields.path(happening.field()).asText()),
                            fields.required("token").asText(),
                            fields.required("event").asText(),
                            fields.required("phase").asText(),
                            fields.path("target").asText(),
                            fields.path("call").asText()));
                }
            }
            return Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
