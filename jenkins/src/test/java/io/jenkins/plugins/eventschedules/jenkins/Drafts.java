package io.jenkins.plugins.eventschedules.jenkins;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
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

    /** Begins in a second, and cannot be taken down after another eight. */
    static Draft failingTakedown() {
        Draft soon = draft("Fails to go", Duration.ofSeconds(1), Duration.ofSeconds(8));
        return new Draft(
                soon.name(),
                soon.notes(),
                soon.start(),
                soon.end(),
                soon.zone(),
                soon.lead(),
                null,
                null,
                null,
                "automation",
                "sandbox-drill",
                null,
                Map.of("Postroll", ParameterValue.of("fail"), "PrerollSeconds", ParameterValue.of("1")),
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

    /** Planned for the next hour, in a folder; the empty text is none. */
    static Event schedule(String name, String owner, String folder) {
        Draft draft = draft(name, Duration.ofHours(1), Duration.ofHours(1)).in(folder);
        return sandbox()
                .schedules()
                .schedule(draft, Actor.person(owner), Optional.empty())
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
