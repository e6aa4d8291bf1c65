package io.jenkins.plugins.eventschedules.jenkins.step;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values of a script with nothing in them but texts, numbers, switches, lists and maps. */
final class Plain {

    private static final int DEEPEST = 8;

    private Plain() {}

    /** Anything else becomes its text: a script must not have us read objects that it may not read itself. */
    static Object of(Object value) {
        return of(value, 0);
    }

    private static Object of(Object value, int depth) {
        if (value == null || value instanceof Boolean || value instanceof Number) {
            return value;
        }
        if (depth < DEEPEST && value instanceof List<?> list) {
            return list.stream().map(item -> of(item, depth + 1)).collect(Collectors.toList());
        }
        if (depth < DEEPEST && value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((key, item) -> plain.put(String.valueOf(key), of(item, depth + 1)));
            return plain;
        }
        return value instanceof List || value instanceof Map ? "" : value.toString();
    }
}
