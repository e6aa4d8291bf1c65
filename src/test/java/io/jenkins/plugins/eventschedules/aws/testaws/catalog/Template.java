package io.jenkins.plugins.eventschedules.aws.testaws.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A CloudFormation template: what it asks for, what it would refuse, what it yields. Its resources are not made. */
final class Template {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");

    private final JsonNode tree;

    Template(JsonNode tree) {
        this.tree = tree;
    }

    List<Answer> parameters() {
        return tree.path("Parameters").properties().stream()
                .map(each -> parameter(each.getKey(), each.getValue()))
                .toList();
    }

    private static Answer parameter(String key, JsonNode declared) {
        Answer constraints = Answer.empty();
        if (declared.has("AllowedValues")) {
            constraints.and("AllowedValues", texts(declared.path("AllowedValues")));
        }
        for (String name :
                List.of("AllowedPattern", "ConstraintDescription", "MaxLength", "MinLength", "MaxValue", "MinValue")) {
            constraints.and(name, text(declared, name));
        }
        return Answer.with("ParameterKey", key)
                .and("ParameterType", declared.path("Type").asText())
                .and("DefaultValue", text(declared, "Default"))
                .and("Description", text(declared, "Description"))
                .and("IsNoEcho", isSecret(declared))
                .and("ParameterConstraints", constraints);
    }

    private static boolean isSecret(JsonNode declared) {
        return declared.path("NoEcho").asText().equals("true");
    }

    private static Optional<String> text(JsonNode declared, String name) {
        return Optional.of(declared.path(name)).filter(JsonNode::isValueNode).map(JsonNode::asText);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    List<Answer> outputKeys() {
        return tree.path("Outputs").properties().stream()
                .map(each -> Answer.with("Key", each.getKey()).and("Description", text(each.getValue(), "Description")))
                .toList();
    }

    /** Why CloudFormation would not make a stack of it. */
    Optional<String> refusal(Map<String, String> given) {
        List<String> unknown = given.keySet().stream()
                .filter(key -> !tree.path("Parameters").has(key))
                .toList();
        if (!unknown.isEmpty()) {
            return Optional.of("Parameters: " + unknown + " do not exist in the template");
        }
        List<String> missing = tree.path("Parameters").properties().stream()
                .filter(each -> !each.getValue().has("Default") && !given.containsKey(each.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        if (!missing.isEmpty()) {
            return Optional.of("Parameters: " + missing + " must have values");
        }
        return given.entrySet().stream()
                .filter(each -> !fits(tree.path("Parameters").path(each.getKey()), each.getValue()))
                .map(each -> "Parameter '" + each.getKey() + "' failed to satisfy constraint: "
                        + text(tree.path("Parameters").path(each.getKey()), "ConstraintDescription")
                                .orElse("it is declared otherwise"))
                .findFirst();
    }

    private static boolean fits(JsonNode declared, String value) {
        String type = declared.path("Type").asText();
        List<String> items = type.contains("List") ? List.of(value.split(",")) : List.of(value);
        return items.stream().map(String::strip).allMatch(item -> fitsItem(declared, item));
    }

    private static boolean fitsItem(JsonNode declared, String item) {
        boolean number = declared.path("Type").asText().equals("Number");
        if (number && !item.matches("-?\\d+([.]\\d+)?")) {
            return false;
        }
        double value = number ? Double.parseDouble(item) : 0;
        return (!declared.has("AllowedValues")
                        || texts(declared.path("AllowedValues")).contains(item))
                && text(declared, "AllowedPattern")
                        .filter(pattern -> !item.matches(pattern))
                        .isEmpty()
                && item.length() >= declared.path("MinLength").asInt(0)
                && item.length() <= declared.path("MaxLength").asInt(Integer.MAX_VALUE)
                && (!number || value >= declared.path("MinValue").asDouble(-Double.MAX_VALUE))
                && (!number || value <= declared.path("MaxValue").asDouble(Double.MAX_VALUE));
    }

    /** Each output: its value, with what only real resources would know made up, and its description. */
    Map<String, Output> outputs(Map<String, String> given) {
        Map<String, Output> outputs = new LinkedHashMap<>();
        tree.path("Outputs")
                .properties()
                .forEach(each -> outputs.put(
                        each.getKey(),
                        new Output(value(each.getValue().path("Value"), given), text(each.getValue(), "Description"))));
        return outputs;
    }

    record Output(String value, Optional<String> description) {}

    private String value(JsonNode value, Map<String, String> given) {
        if (value.isValueNode()) {
            return value.asText();
        }
        if (value.has("Ref")) {
            return known(value.path("Ref").asText(), given);
        }
        JsonNode sub = value.path("Fn::Sub");
        if (sub.isMissingNode()) {
            return "made-up-" + Math.abs(value.toString().hashCode() % 10_000);
        }
        Matcher matcher = PLACEHOLDER.matcher(sub.isArray() ? sub.path(0).asText() : sub.asText());
        return matcher.replaceAll(found -> Matcher.quoteReplacement(known(found.group(1), given)));
    }

    private String known(String name, Map<String, String> given) {
        JsonNode declared = tree.path("Parameters").path(name);
        if (isSecret(declared)) {
            return "****";
        }
        return given.getOrDefault(name, text(declared, "Default").orElse("made-up-" + name.toLowerCase(Locale.ROOT)));
    }
}
