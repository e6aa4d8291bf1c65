package io.jenkins.plugins.eventschedules.aws.testaws.ssm;

import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import java.util.List;

/** What documents can be listed by. */
final class DocumentFilter {

    private DocumentFilter() {}

    static boolean fits(SsmDocument document, String key, List<String> values) {
        if (key.startsWith("tag:")) {
            String value = document.tags().get(key.substring(4));
            return value != null && (values.isEmpty() || values.contains(value));
        }
        return switch (key) {
            case "Name" -> values.stream().anyMatch(document.name()::startsWith);
            case "DocumentType" -> values.contains(document.type());
            case "Owner" -> values.stream().anyMatch(value -> owns(value, document.owner()));
            case "PlatformTypes" -> true;
            default -> throw new AwsError("InvalidFilterKey", "The filter key " + key + " is not valid.");
        };
    }

    private static boolean owns(String asked, String owner) {
        boolean account = owner.matches("\\d{12}");
        return switch (asked) {
            case "All" -> true;
            case "Self", "Private" -> account;
            default -> owner.equals(asked);
        };
    }
}
