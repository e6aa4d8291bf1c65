package io.jenkins.plugins.eventschedules.web.json;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.Window;

/** Another event on the same target at the same time. */
public record ConflictJson(String id, String name, Window window, Status status) {

    static ConflictJson of(Event event) {
        return new ConflictJson(
                event.id().value(), event.plan().name(), event.plan().window(), event.status());
    }
}
