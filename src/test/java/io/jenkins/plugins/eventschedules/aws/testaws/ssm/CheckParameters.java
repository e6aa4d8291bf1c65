package io.jenkins.plugins.eventschedules.aws.testaws.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What Systems Manager refuses at the start of an automation: parameters that are not as the document declares them. */
final class CheckParameters {

    private final JsonNode declared;

    CheckParameters(JsonNode document) {
        this.declared = document.path("parameters");
    }

    void check(Map<String, List<String>> given) {
        given.forEach((name, values) -> {
            refuseIf(!declared.has(name), "Parameter " + name + " is not declared in the document.");
            check(name, declared.path(name), values);
        });
        declared.properties()
                .forEach(each -> refuseIf(
                        !each.getValue().has("default") && !given.containsKey(each.getKey()),
                        "Parameter " + each.getKey() + " has no value and no default."));
    }

    private static void check(String name, JsonNode rule, List<String> values) {
        String type = rule.path("type").asText();
        boolean list = type.equals("StringList") || type.equals("MapList") || type.startsWith("List<");
        refuseIf(!list && values.size() != 1, "Parameter " + name + " takes one value.");
        refuseIf(values.size() < rule.path("minItems").asInt(0), "Parameter " + name + " has too few values.");
        refuseIf(
                values.size() > rule.path("maxItems").asInt(Integer.MAX_VALUE),
                "Parameter " + name + " has too many values.");
        values.forEach(value -> checkValue(name, type, rule, value));
    }

    private static void checkValue(String name, String type, JsonNode rule, String value) {
        String where = "Parameter " + name + " with the value " + value;
        boolean typed =
                switch (type) {
                    case "Integer" -> value.matches("-?\\d{1,18}");
                    case "Boolean" -> value.matches("true|false");
                    case "StringMap", "MapList" -> isObject(value);
                    case "AWS::IAM::Role::Arn" -> value.matches("arn:aws[a-z-]*:iam::\\d{12}:role/.+");
                    case "AWS::EC2::Instance::Id", "List<AWS::EC2::Instance::Id>" ->
                        value.matches("m?i-[0-9a-f]{8,17}");
                    default -> true;
                };
        refuseIf(!typed, where + " is no " + type + ".");
        JsonNode pattern = rule.path("allowedPattern");
        refuseIf(
                pattern.isTextual() && !value.matches(pattern.asText()),
                where + " does not match the pattern " + pattern.asText() + ".");
        refuseIf(value.length() < rule.path("minChars").asInt(0), where + " is too short.");
        refuseIf(value.length() > rule.path("maxChars").asInt(Integer.MAX_VALUE), where + " is too long.");
        refuseIf(rule.has("allowedValues") && !allows(rule.path("allowedValues"), value), where + " is not allowed.");
    }

    private static boolean isObject(String value) {
        try {
            return new ObjectMapper().readTree(value).isObject();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean allows(JsonNode values, String value) {
        for (JsonNode each : values) {
            if (each.asText().equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static void refuseIf(boolean wrong, String message) {
        if (wrong) {
            throw new AwsError("InvalidAutomationExecutionParametersException", message);
        }
    }
}
