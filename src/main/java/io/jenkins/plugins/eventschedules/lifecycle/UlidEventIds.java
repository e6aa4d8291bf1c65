package io.jenkins.plugins.eventschedules.lifecycle;

import com.github.f4b6a3.ulid.UlidFactory;
import io.jenkins.plugins.eventschedules.event.EventId;
import java.time.InstantSource;

/** Ids that sort by the moment of their creation, several within one millisecond too. */
public final class UlidEventIds implements EventIds {

    private final UlidFactory factory = UlidFactory.newMonotonicInstance();
    private final InstantSource clock;

    public UlidEventIds(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public EventId next() {
        return new EventId(factory.create(clock.millis()).toString());
    }
}
