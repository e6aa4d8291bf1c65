package io.jenkins.plugins.eventschedules.jenkins.step;

import io.jenkins.plugins.eventschedules.event.Event;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What the block of {@code withEvent} finds in its environment. */
final class EventVariables {

    private EventVariables() {}

    /** Two outputs whose names differ in nothing that a variable's name can hold share one variable. */
    static Map<String, String> of(Event event, String url) {
        Map<String, String> variables = new HashMap<>();
        variables.put("EVENT_ID", event.id().value());
        variables.put("EVENT_URL", url);
        event.outputs().forEach((name, value) -> variables.put("EVENT_OUTPUT_" + sanitised(name), value));
        return variables;
    }

    private static String sanitised(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]+", "_");
    }
}
