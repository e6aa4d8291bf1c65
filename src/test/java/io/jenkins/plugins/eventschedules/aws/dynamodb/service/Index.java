package io.jenkins.plugins.eventschedules.aws.dynamodb.service;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * By which attributes a table or an index finds its items.
 *
 * @param projection the other attributes that an index has; absent means all of them
 */
record Index(String partition, String sort, Optional<Set<String>> projection) {

    /** Items without these attributes are not in the index. */
    boolean has(Map<String, Object> item) {
        return item.containsKey(partition) && item.containsKey(sort);
    }

    Map<String, Object> project(Map<String, Object> item) {
        if (projection.isEmpty()) {
            return item;
        }
        Map<String, Object> seen = new LinkedHashMap<>(item);
        seen.keySet()
                .removeIf(name -> !name.equals(partition)
                        && !name.equals(sort)
                        && !Table.KEY.contains(name)
                        && !projection.get().contains(name));
        return seen;
    }

    Comparator<Map<String, Object>> order() {
        Comparator<Map<String, Object>> bySort = (a, b) -> Values.compare(a.get(sort), b.get(sort));
        return bySort.thenComparing((a, b) -> Values.compare(a.get("pk"), b.get("pk")))
                .thenComparing((a, b) -> Values.compare(a.get("sk"), b.get("sk")));
    }
}
