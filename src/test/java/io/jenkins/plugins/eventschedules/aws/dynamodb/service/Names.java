package io.jenkins.plugins.eventschedules.aws.dynamodb.service;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The placeholders of one request. Each has to be used, as AWS asks. */
final class Names {

    private final Map<String, Object> names;
    private final Map<String, Object> values;
    private final Set<String> unused = new HashSet<>();

    Names(Map<String, Object> request) {
        names = Json.object(request.getOrDefault("ExpressionAttributeNames", Map.of()));
        values = Json.object(request.getOrDefault("ExpressionAttributeValues", Map.of()));
        unused.addAll(names.keySet());
        unused.addAll(values.keySet());
        values.values().forEach(Values::typeOf);
    }

    /** Plainly written names are refused, all of them: the list of reserved words is long, and grows. */
    String name(String token) {
        if (!names.containsKey(token)) {
            throw Refused.validation("An expression attribute name used in the document path is not defined: " + token);
        }
        unused.remove(token);
        return (String) names.get(token);
    }

    Object value(String token) {
        if (!values.containsKey(token)) {
            throw Refused.validation("An expression attribute value used in expression is not defined: " + token);
        }
        unused.remove(token);
        return values.get(token);
    }

    void requireAllUsed() {
        if (!unused.isEmpty()) {
            throw Refused.validation(
                    "Value provided in ExpressionAttributeNames or -Values unused in expressions: " + unused);
        }
    }
}
