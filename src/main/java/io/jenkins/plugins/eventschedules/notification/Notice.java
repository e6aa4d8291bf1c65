package io.jenkins.plugins.eventschedules.notification;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.Window;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing to tell about an event. It holds neither parameters nor outputs, which are not for every receiver to see.
 *
 * @param id the same however often it is told, so that a receiver can leave out what it has seen
 * @param at when it happened
 * @param reason why, for a person
 * @param about the event as it is when this is told; absent once it was deleted
 * @param link where a person sees the event; of a notice that its end is near, where they can extend it
 */
public record Notice(
        String id,
        Kind kind,
        Instant at,
        String environment,
        EventId event,
        long version,
        long revision,
        Status status,
        String reason,
        String folder,
        Optional<About> about,
        Optional<URI> link) {

    /** What people know an event by. */
    public record About(String name, String owner, Window window) {}

    /** Its name in a text. */
    public String name() {
        return about.map(About::name).orElseGet(event::value);
    }
}
