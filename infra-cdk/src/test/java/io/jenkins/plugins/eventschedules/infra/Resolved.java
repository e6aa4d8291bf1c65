package io.jenkins.plugins.eventschedules.infra;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.assertions.Template;

/** The texts of a template as CloudFormation would make them: references and joins become names and ARNs. */
final class Resolved {

    private final Map<String, Object> resources;
    private final String account;

    Resolved(Template template, String account) {
        this.resources = typed(template.toJSON().get("Resources"));
        this.account = account;
    }

    /** Every resource of a type, by its logical id. */
    Map<String, Map<String, Object>> all(String type) {
        return resources.entrySet().stream()
                .filter(one -> type.equals(typed(one.getValue()).get("Type")))
                .collect(Collectors.toMap(Map.Entry::getKey, one -> typed(one.getValue())));
    }

    String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        Map<String, Object> function = typed(value);
        if (function.get("Ref") instanceof String id) {
            return switch (id) {
                case "AWS::Partition" -> "aws";
                case "AWS::Region" -> "eu-west-1";
                case "AWS::AccountId" -> account;
                default -> attribute(id, "Ref");
            };
        }
        if (function.get("Fn::GetAtt") instanceof List<?> of) {
            return attribute((String) of.get(0), (String) of.get(1));
        }
        if (function.get("Fn::Join") instanceof List<?> join) {
            return ((List<?>) join.get(1)).stream().map(this::text).collect(Collectors.joining((String) join.get(0)));
        }
        throw new IllegalArgumentException("not resolved: " + value);
    }

    private String attribute(String id, String name) {
        Map<String, Object> resource = typed(resources.getOrDefault(id, Map.of("Type", "a parameter")));
        Map<String, Object> properties = typed(resource.getOrDefault("Properties", Map.of()));
        return switch ((String) resource.get("Type")) {
            case "AWS::DynamoDB::Table" ->
                name.equals("Arn") ? arn("dynamodb", "table/" + properties.get("TableName")) : named(id, name);
            case "AWS::StepFunctions::StateMachine" ->
                name.equals("Name")
                        ? text(properties.get("StateMachineName"))
                        : arn("states", "stateMachine:" + text(properties.get("StateMachineName")));
            case "AWS::IAM::Role" -> "arn:aws:iam::" + account + ":role/" + properties.getOrDefault("RoleName", id);
            default -> named(id, name);
        };
    }

    private String arn(String service, String resource) {
        return "arn:aws:" + service + ":eu-west-1:" + account + ":" + resource;
    }

    /** A name that AWS makes up. */
    private static String named(String id, String attribute) {
        return id + "." + attribute;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> typed(Object value) {
        return (Map<String, Object>) value;
    }
}
