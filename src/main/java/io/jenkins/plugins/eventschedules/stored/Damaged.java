package io.jenkins.plugins.eventschedules.stored;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The events of a store that nobody can understand, as far as they were come across. They stay as they are and keep no
 * other from its moment or its place in a list; who runs the store is told which they are.
 */
public final class Damaged {

    private static final Logger LOG = Logger.getLogger(Damaged.class.getName());

    private final Set<String> ids = new ConcurrentSkipListSet<>();

    /**
     * Those that can be understood, in their order.
     *
     * @param id of one as it was found
     * @param reading throws {@link StoreException} for one that cannot be understood
     */
    public <T> List<Event> sound(List<T> found, Function<T, String> id, Function<T, Event> reading) {
        List<Event> events = new ArrayList<>(found.size());
        for (T each : found) {
            try {
                events.add(reading.apply(each));
                if (!ids.isEmpty()) {
                    ids.remove(id.apply(each));
                }
            } catch (StoreException e) {
                if (ids.add(id.apply(each))) {
                    LOG.log(Level.SEVERE, e, () -> "One event is left as it is, and the others go on");
                }
            }
        }
        return events;
    }

    /** An event whose very id is none. */
    public void add(String id) {
        ids.add(id);
    }

    public boolean holds(String id) {
        return ids.contains(id);
    }

    public int count() {
        return ids.size();
    }

    public Set<String> ids() {
        return new TreeSet<>(ids);
    }
}
