package io.jenkins.plugins.eventschedules.aws.dynamodb.service;

import java.util.List;
import java.util.Map;

/** Reads what a JSON parser made. */
final class Json {

    private Json() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    static String text(Map<String, Object> request, String field) {
        Object text = request.get(field);
        if (!(text instanceof String)) {
            throw Refused.validation(field + " is required");
        }
        return (String) text;
    }
}
