package io.jenkins.plugins.eventschedules.sandbox.template;

import io.jenkins.plugins.eventschedules.target.text.Faults;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order in which resources can be made: each after those that it needs, else as in the file. */
final class Order {

    private Order() {}

    static List<Resource> of(Collection<Resource> resources, Faults faults) {
        Map<String, Resource> left = new LinkedHashMap<>();
        resources.forEach(resource -> left.put(resource.id(), resource));
        Set<String> known = new HashSet<>(left.keySet());
        Set<String> made = new HashSet<>();
        List<Resource> order = new ArrayList<>();
        while (!left.isEmpty()) {
            List<Resource> ready = left.values().stream()
                    .filter(resource -> resource.needs().stream()
                            .allMatch(needed -> made.contains(needed) || !known.contains(needed)))
                    .toList();
            if (ready.isEmpty()) {
                Resource one = left.values().iterator().next();
                faults.at(
                        one.line(),
                        "these resources need each other in a circle: " + String.join(", ", left.keySet()) + ".");
                return order;
            }
            ready.forEach(resource -> {
                order.add(resource);
                made.add(resource.id());
                left.remove(resource.id());
            });
        }
        return order;
    }
}
