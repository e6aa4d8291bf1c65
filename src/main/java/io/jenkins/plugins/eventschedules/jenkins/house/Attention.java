package io.jenkins.plugins.eventschedules.jenkins.house;

import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** How many events wait for a person: those whose takedown failed, so that resources may still be there. */
public final class Attention {

    private static final Logger LOG = Logger.getLogger(Attention.class.getName());

    private Attention() {}

    public static long in(Room room) {
        EventStore store = room.environment().store();
        try {
            return store.counts().getOrDefault(Status.TEARDOWN_FAILED, 0L);
        } catch (StoreException e) {
            // Shown by the monitor of the runner; a header on every page must come up without it.
            LOG.log(Level.FINE, "Events cannot be counted", e);
            return 0;
        }
    }
}
