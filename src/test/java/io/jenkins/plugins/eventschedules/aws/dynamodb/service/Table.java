package io.jenkins.plugins.eventschedules.aws.dynamodb.service;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The items of one table, whose key is {@code pk} and {@code sk}. */
final class Table {

    static final Set<String> KEY = Set.of("pk", "sk");

    private static final int LARGEST_ITEM = 400 * 1024;

    private final Map<Map<String, Object>, Map<String, Object>> items = new LinkedHashMap<>();
    private final Map<String, Index> indexes = new LinkedHashMap<>();
    private final Map<String, String> keyTypes = new LinkedHashMap<>();
    private final Map<String, Object> description;

    /** @param request of the operation CreateTable */
    Table(Map<String, Object> request) {
        description = new LinkedHashMap<>(request);
        description.put("TableStatus", "ACTIVE");
        for (Object one : Json.list(request.get("AttributeDefinitions"))) {
            Map<String, Object> definition = Json.object(one);
            keyTypes.put((String) definition.get("AttributeName"), (String) definition.get("AttributeType"));
        }
        indexes.put("", index(request, Optional.empty()));
        for (Object one : Json.list(request.getOrDefault("GlobalSecondaryIndexes", java.util.List.of()))) {
            Map<String, Object> index = Json.object(one);
            Map<String, Object> projection = Json.object(index.get("Projection"));
            Set<String> more = new LinkedHashSet<>();
            Json.list(projection.getOrDefault("NonKeyAttributes", java.util.List.of()))
                    .forEach(name -> more.add((String) name));
            boolean all = "ALL".equals(projection.get("ProjectionType"));
            indexes.put((String) index.get("IndexName"), index(index, all ? Optional.empty() : Optional.of(more)));
        }
    }

    private static Index index(Map<String, Object> request, Optional<Set<String>> projection) {
        Map<String, String> byRole = new LinkedHashMap<>();
        for (Object one : Json.list(request.get("KeySchema"))) {
            Map<String, Object> part = Json.object(one);
            byRole.put((String) part.get("KeyType"), (String) part.get("AttributeName"));
        }
        return new Index(byRole.get("HASH"), byRole.get("RANGE"), projection);
    }

    Index index(String name) {
        Index index = indexes.get(name);
        if (index == null) {
            throw Refused.validation("The table does not have the specified index: " + name);
        }
        return index;
    }

    Map<String, Object> description() {
        return description;
    }

    Collection<Map<String, Object>> items() {
        return items.values();
    }

    /** @return empty when there is none */
    Map<String, Object> get(Map<String, Object> key) {
        requireKey(key);
        return items.getOrDefault(key, Map.of());
    }

    void put(Map<String, Object> item) {
        Map<String, Object> key = new LinkedHashMap<>(item);
        key.keySet().retainAll(KEY);
        requireKey(key);
        item.values().forEach(Values::typeOf);
        keyTypes.forEach((name, type) -> {
            Object value = item.get(name);
            if (value != null
                    && (!Values.typeOf(value).equals(type)
                            || Values.inner(value).equals(""))) {
                throw Refused.validation("Type mismatch or empty value for key attribute " + name + ": " + value);
            }
        });
        if (item.toString().getBytes(StandardCharsets.UTF_8).length > LARGEST_ITEM) {
            throw Refused.validation("Item size has exceeded the maximum allowed size");
        }
        items.put(key, item);
    }

    void remove(Map<String, Object> key) {
        items.remove(key);
    }

    static void requireKey(Map<String, Object> key) {
        if (!key.keySet().equals(KEY)
                || key.values().stream().anyMatch(value -> Values.inner(value).equals(""))) {
            throw Refused.validation("The provided key element does not match the schema: " + key);
        }
    }
}
