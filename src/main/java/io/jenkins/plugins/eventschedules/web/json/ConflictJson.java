package io.jenkins.plugins.eventschedules.web.json;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;

/** Another event on the same target at the same time. */
public record ConflictJson(String id, String name, WindowJson window, Status status) {

    static ConflictJson of(Event event) {
        return new ConflictJson(
                event.id().value(),
                event.plan().name(),
                WindowJson.of(event.plan().window()),
                event.status());
    }
}
