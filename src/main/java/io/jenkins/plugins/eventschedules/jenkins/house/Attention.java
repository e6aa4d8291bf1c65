package io.jenkins.plugins.eventschedules.jenkins.house;

import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.security.core.Authentication;

/**
 * How many events wait for a person: those whose takedown failed, so that resources may still be there. Only those that
 * this person may see.
 */
public final class Attention {

    private static final Logger LOG = Logger.getLogger(Attention.class.getName());

    private Attention() {}

    /** In all environments. */
    public static long of(Authentication who) {
        House house = House.get();
        return house.rooms().stream()
                .flatMap(room -> house.visitor(room.name(), who).stream())
                .mapToLong(visitor ->
                        visitor.room().running().far() ? WatchFarEvents.get().waiting(visitor) : of(visitor))
                .sum();
    }

    private static long of(Visitor visitor) {
        EventStore store = visitor.environment().store();
        try {
            return store.counts(visitor.visible()).getOrDefault(Status.TEARDOWN_FAILED, 0L);
        } catch (StoreException e) {
            // Shown by the monitor of the runner; a header on every page must come up without it.
            LOG.log(Level.FINE, "Events cannot be counted", e);
            return 0;
        }
    }
}
