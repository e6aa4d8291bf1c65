package io.jenkins.plugins.eventschedules.jenkins.step;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.event.Reason;
import io.jenkins.plugins.eventschedules.event.Window;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An event as a script sees it: texts, numbers and maps, which need no approval and survive a restart. */
final class EventMap {

    private EventMap() {}

    static Map<String, Object> of(Event event) {
        Plan plan = event.plan();
        Window window = plan.window();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", event.id().value());
        map.put("url", EventLink.absolute(event));
        map.put("status", event.status().word());
        map.put("revision", event.revision());
        map.put("name", plan.name());
        map.put("notes", plan.notes());
        map.put("start", time(window.start(), window));
        map.put("end", time(window.end(), window));
        map.put("zone", window.zone().getId());
        map.put("unknownZone", window.unknownZone().orElse(null));
        map.put("environment", event.environment());
        map.put("folder", event.origin().folder());
        map.put("owner", event.owner());
        map.put(
                plan.target().type().name().toLowerCase(Locale.ROOT),
                plan.target().name());
        map.put("version", plan.target().version());
        map.put("outputs", new TreeMap<>(event.outputs()));
        map.put("reason", event.reason().map(Reason::message).orElse(null));
        return map;
    }

    private static String time(Instant instant, Window window) {
        return instant.atZone(window.zone()).toOffsetDateTime().toString();
    }
}
