package io.jenkins.plugins.eventschedules.sandbox.template;

import io.jenkins.plugins.eventschedules.event.ParameterValue;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What AWS might have said of resources that were never made, and of the account that there is not. */
record PlausibleResources(ProductTemplate template, Map<String, ParameterValue> arguments) {

    private static final String REGION = "eu-west-1";
    private static final String ACCOUNT = "000000000000";

    Optional<String> ref(String name) {
        return switch (name) {
            case "AWS::Region" -> Optional.of(REGION);
            case "AWS::AccountId" -> Optional.of(ACCOUNT);
            case "AWS::Partition" -> Optional.of("aws");
            case "AWS::URLSuffix" -> Optional.of("sandbox.invalid");
            case "AWS::StackName" -> Optional.of("sandbox");
            case "AWS::StackId" -> Optional.of("arn:aws:cloudformation:" + REGION + ":" + ACCOUNT + ":stack/sandbox");
            default -> template.resource(name).map(resource -> "sandbox-" + host(resource.id()));
        };
    }

    Optional<String> attribute(String resource, String attribute) {
        return template.resource(resource).map(found -> attribute(found, attribute));
    }

    private String attribute(Resource resource, String attribute) {
        String last = attribute.substring(attribute.lastIndexOf('.') + 1);
        if (last.endsWith("Arn")) {
            String service =
                    resource.type().replaceFirst("^AWS::", "").split("::", 2)[0].toLowerCase(Locale.ROOT);
            return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource.id();
        }
        if (last.endsWith("Port")) {
            return Optional.ofNullable(arguments.get("Port"))
                    .map(port -> String.join(",", port.items()))
                    .orElse("443");
        }
        if (last.endsWith("Address")
                || last.endsWith("Endpoint")
                || last.endsWith("DomainName")
                || last.endsWith("DNSName")) {
            return host(resource.id()) + ".sandbox.invalid";
        }
        return "sandbox-" + host(resource.id()) + "-" + host(last);
    }

    private static String host(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
