package io.jenkins.plugins.eventschedules.aws.testaws.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The way of one run through the steps of a document. A branch that asks for the output of a step takes its first choice. */
final class Route {

    private static final List<String> NONE =
            List.of("No output available yet because the step is not successfully executed");

    private final JsonNode steps;
    private final Map<String, List<String>> parameters;

    Route(JsonNode document, Map<String, List<String>> parameters) {
        this.steps = document.path("mainSteps");
        this.parameters = parameters;
    }

    List<JsonNode> steps() {
        List<JsonNode> way = new ArrayList<>();
        Set<Integer> visited = new HashSet<>();
        int at = 0;
        while (at >= 0 && at < steps.size() && visited.add(at)) {
            JsonNode step = steps.get(at);
            way.add(step);
            at = after(step, at);
        }
        return way;
    }

    private int after(JsonNode step, int at) {
        String chosen = step.path("action").asText().equals("aws:branch") ? branch(step.path("inputs")) : "";
        if (!chosen.isEmpty()) {
            return position(chosen);
        }
        if (step.path("isEnd").asBoolean()) {
            return -1;
        }
        return step.has("nextStep") ? position(step.path("nextStep").asText()) : at + 1;
    }

    private String branch(JsonNode inputs) {
        for (JsonNode choice : inputs.path("Choices")) {
            String variable = choice.path("Variable").asText().replaceAll("[{} ]", "");
            List<String> values = parameters.get(variable);
            if (values == null || fits(choice, values.isEmpty() ? "" : values.get(0))) {
                return choice.path("NextStep").asText();
            }
        }
        return inputs.path("Default").asText();
    }

    private static boolean fits(JsonNode choice, String value) {
        JsonNode wanted = choice.has("StringEquals") ? choice.path("StringEquals") : choice.path("BooleanEquals");
        return wanted.asText().equals(value);
    }

    private int position(String name) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).path("name").asText().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** What the document says that it yields; of a step that was not on the way AWS says only that. */
    static Map<String, List<String>> outputs(JsonNode document, List<JsonNode> way, Map<String, List<String>> given) {
        Map<String, List<String>> outputs = new LinkedHashMap<>();
        for (JsonNode named : document.path("outputs")) {
            String[] parts = named.asText().split("\\.", 2);
            outputs.put(
                    named.asText(),
                    way.stream()
                            .filter(step -> step.path("name").asText().equals(parts[0]))
                            .findFirst()
                            .map(step -> value(step, parts[1], given))
                            .orElse(NONE));
        }
        return outputs;
    }

    private static List<String> value(JsonNode step, String name, Map<String, List<String>> given) {
        if (given.containsKey(name)) {
            return given.get(name);
        }
        for (JsonNode output : step.path("outputs")) {
            if (output.path("Name").asText().equals(name)) {
                return switch (output.path("Type").asText()) {
                    case "Integer" -> List.of("2");
                    case "Boolean" -> List.of("true");
                    case "StringList" -> List.of(name + "-1", name + "-2");
                    default -> List.of(name + " of " + step.path("name").asText());
                };
            }
        }
        return NONE;
    }
}
