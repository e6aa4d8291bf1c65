package io.jenkins.plugins.eventschedules.stored;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What one environment has in a store that nobody can understand, as far as it was come across. It stays as it is and
 * keeps nothing else from its moment or its place in a list; who runs the store is told which it is.
 */
public final class Damaged {

    private static final Logger LOG = Logger.getLogger(Damaged.class.getName());

    private final Set<String> ids = new ConcurrentSkipListSet<>();
    private final Set<String> besides = new ConcurrentSkipListSet<>();

    /**
     * Those events that can be understood, in their order.
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

    /** What can be understood of other things than events, in its order. */
    public <T> List<T> sound(List<Unread<T>> found) {
        List<T> all = new ArrayList<>(found.size());
        found.forEach(each -> understood(each).ifPresent(all::add));
        return all;
    }

    /** One such thing, if it can be understood. */
    public <T> Optional<T> understood(Unread<T> found) {
        try {
            T content = found.reading().get();
            if (!besides.isEmpty()) {
                besides.remove(found.name());
            }
            return Optional.of(content);
        } catch (RuntimeException e) {
            // Whatever may be wrong with it, and whoever tripped over that.
            add(found.name(), e);
            return Optional.empty();
        }
    }

    /** Something else than an event that cannot be understood. */
    public void add(String name, RuntimeException why) {
        if (besides.add(name)) {
            LOG.log(
                    Level.SEVERE,
                    why,
                    () -> "Nobody can understand the " + name + ". It is left as it is, and everything else goes on");
        }
    }

    /**
     * An event that is asked for by itself.
     *
     * @throws StoreException when it cannot be understood
     */
    public Event asked(Unread<Event> found) {
        try {
            return found.reading().get();
        } catch (StoreException e) {
            ids.add(found.name());
            throw e;
        }
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

    /** Of the events. */
    public Set<String> ids() {
        return new TreeSet<>(ids);
    }

    /** The names of everything else. */
    public Set<String> besides() {
        return new TreeSet<>(besides);
    }
}
