package io.jenkins.plugins.eventschedules.jenkins;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Events as the tests make them, in the sandbox. */
final class Drafts {

    private Drafts() {}

    static Draft draft(String name, Duration until, Duration length) {
        Instant start = Instant.now().plus(until);
        return new Draft(
                name,
                null,
                start.toString(),
                start.plus(length).toString(),
                "UTC",
                "PT0S",
                null,
                null,
                null,
                "automation",
                "minimal",
                null,
                Map.of(),
                null);
    }

    static Environment sandbox() {
        return House.get().room("sandbox").orElseThrow().environment();
    }

    static Event schedule(String name, String owner, Duration until, Duration length) {
        return sandbox()
                .schedules()
                .schedule(draft(name, until, length), Actor.person(owner), Optional.empty())
                .event();
    }

    static Event find(EventId id) {
        return sandbox().store().find(id).orElseThrow();
    }

    static Event awaitStatus(EventId id, Status wanted) throws InterruptedException {
        return await(id, event -> event.status() == wanted);
    }

    static Event await(EventId id, Predicate<Event> wanted) throws InterruptedException {
        for (int i = 0; i < 600 && !wanted.test(find(id)); i++) {
            Thread.sleep(100);
        }
        Event event = find(id);
        if (!wanted.test(event)) {
            throw new AssertionError(id + " is " + event.status() + ": " + event);
        }
        return event;
    }
}
