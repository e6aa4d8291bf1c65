package io.jenkins.plugins.eventschedules.lifecycle;

import io.jenkins.plugins.eventschedules.event.EventId;

/** Where new identities come from. */
@FunctionalInterface
public interface EventIds {
    EventId next();
}
