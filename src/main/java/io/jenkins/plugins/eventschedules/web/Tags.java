package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.web.http.Etags;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.WeakHashMap;

/** Tags made from the state that an answer shows, so that nothing is rendered to find out that nothing changed. */
final class Tags {

    /** Generations begin anew with a store, and another release shows the same event differently. */
    private final Map<EventStore, UUID> marks = Collections.synchronizedMap(new WeakHashMap<>());

    String event(Access access, Event event) {
        return Etags.of(
                mark(access),
                access.environment().name(),
                event.id(),
                event.version(),
                event.origin().folder(),
                access.actions(event));
    }

    /** Of anything that can only change when something in the environment does. Must be taken before it is read. */
    String generation(Access access, Call call) {
        return Etags.of(
                mark(access),
                access.environment().name(),
                access.environment().store().generation(),
                call.variables(),
                call.query(),
                access.sight());
    }

    private UUID mark(Access access) {
        return marks.computeIfAbsent(access.environment().store(), store -> UUID.randomUUID());
    }
}
