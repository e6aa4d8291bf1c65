package io.jenkins.plugins.eventschedules.jenkins.house;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.PeriodicWork;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Remembers which events of far environments wait for a person. The header of every page shows how many there are, and
 * must not ask another continent for each page.
 */
@Extension
public final class WatchFarEvents extends PeriodicWork {

    private static final Logger LOG = Logger.getLogger(WatchFarEvents.class.getName());

    private static final EventQuery FAILED =
            EventQuery.all().withStatuses(Set.of(Status.TEARDOWN_FAILED)).limitedTo(EventQuery.MAXIMUM_LIMIT);

    /** How many there are in each folder, by environment. */
    private volatile Map<String, Map<String, Long>> waiting = Map.of();

    public static WatchFarEvents get() {
        return ExtensionList.lookupSingleton(WatchFarEvents.class);
    }

    @Override
    public long getRecurrencePeriod() {
        return MIN;
    }

    /** As they were a minute ago, of those that this visitor may see. */
    long waiting(Visitor visitor) {
        return waiting.getOrDefault(visitor.room().name(), Map.of()).entrySet().stream()
                .filter(folder -> visitor.maySee(folder.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Override
    protected synchronized void doRun() {
        Map<String, Map<String, Long>> now = new HashMap<>();
        for (Room room : House.get().rooms()) {
            if (room.running().far()) {
                now.put(room.name(), look(room));
            }
        }
        waiting = Map.copyOf(now);
    }

    /** While it cannot be asked, what was known last counts. */
    private Map<String, Long> look(Room room) {
        try {
            return room.environment().store().list(FAILED).events().stream()
                    .collect(Collectors.groupingBy(WatchFarEvents::folder, Collectors.counting()));
        } catch (StoreException e) {
            LOG.log(Level.FINE, "Events cannot be counted, which the monitor of the runner tells", e);
            return waiting.getOrDefault(room.name(), Map.of());
        }
    }

    private static String folder(Event event) {
        return event.origin().folder();
    }
}
