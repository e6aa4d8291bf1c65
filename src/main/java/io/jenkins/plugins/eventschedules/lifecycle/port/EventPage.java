package io.jenkins.plugins.eventschedules.lifecycle.port;

import io.jenkins.plugins.eventschedules.event.Event;
import java.util.List;
import java.util.Optional;

/**
 * One page of a query's answer.
 *
 * @param next opaque; present when there is more
 */
public record EventPage(List<Event> events, Optional<String> next) {

    public EventPage {
        events = List.copyOf(events);
    }
}
