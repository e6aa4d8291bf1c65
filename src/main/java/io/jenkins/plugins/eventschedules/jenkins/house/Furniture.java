package io.jenkins.plugins.eventschedules.jenkins.house;

import io.jenkins.plugins.eventschedules.jenkins.configuration.EnvironmentConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.NotificationRule;
import io.jenkins.plugins.eventschedules.jenkins.configuration.Site;
import io.jenkins.plugins.eventschedules.notification.Notifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * What runs in the house, and what should and does not.
 *
 * @param troubles what could not be opened; it may be at the next attempt
 * @param waiting environments that are not open until another has let go of their name: trying again would not help
 */
record Furniture(List<Room> rooms, List<Notifier> notifiers, List<Trouble> troubles, List<Trouble> waiting) {

    private static final Logger LOG = Logger.getLogger(Furniture.class.getName());

    static final Furniture NONE = new Furniture(List.of(), List.of(), List.of(), List.of());

    /** Opens the store and all that the configuration names; what cannot be opened is a trouble, and no more. */
    static Furniture asWanted(EventSchedulesConfiguration wanted, StoreKeeper store) {
        List<Trouble> troubles = new ArrayList<>();
        List<Trouble> waiting = new ArrayList<>();
        List<Room> rooms = List.of();
        List<Notifier> notifiers = List.of();
        try {
            store.open(wanted.storeFile());
            rooms = rooms(wanted, store, troubles, waiting);
            notifiers = rooms.stream()
                    .flatMap(room -> notifier(room, wanted.getNotifications(), store, troubles).stream())
                    .toList();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "The event store cannot be opened: no event runs", e);
            troubles.add(new Trouble(Optional.empty(), e.getMessage()));
        }
        return new Furniture(rooms, notifiers, List.copyOf(troubles), List.copyOf(waiting));
    }

    private static List<Room> rooms(
            EventSchedulesConfiguration wanted, StoreKeeper store, List<Trouble> troubles, List<Trouble> waiting) {
        List<EnvironmentConfiguration> leaving = wanted.leaving().stream()
                .filter(each -> store.unfinished(each.getName()).orElse(0) > 0)
                .toList();
        return Stream.concat(
                        wanted.getEnvironments().stream()
                                .filter(each -> isFree(each.getName(), leaving, waiting))
                                .flatMap(each -> room(each, store.site(each), troubles).stream()),
                        leaving.stream().flatMap(each -> room(each, store.closingSite(each), troubles).stream()))
                .toList();
    }

    /** One that runs its last events here comes before the one that took its name, for those have to end. */
    private static boolean isFree(String name, List<EnvironmentConfiguration> leaving, List<Trouble> waiting) {
        boolean free = leaving.stream().noneMatch(each -> each.getName().equals(name));
        if (!free) {
            waiting.add(new Trouble(Optional.of(name), Messages.House_nameInUse(name)));
        }
        return free;
    }

    private static Optional<Room> room(EnvironmentConfiguration wanted, Site site, List<Trouble> troubles) {
        try {
            return Optional.of(new Room(wanted.open(site), wanted.scope()));
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, e, () -> "The environment " + wanted.getName() + " cannot be opened");
            troubles.add(new Trouble(Optional.of(wanted.getName()), e.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<Notifier> notifier(
            Room room, List<NotificationRule> rules, StoreKeeper store, List<Trouble> troubles) {
        try {
            return Optional.of(OpenNotifier.of(room, rules, store.kept(), store.clock()));
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, e, () -> "Nobody is told of the events of " + room.name());
            troubles.add(new Trouble(Optional.of(room.name()), "Nobody is told of its events: " + e.getMessage()));
            return Optional.empty();
        }
    }

    /** As it is while everything is being opened anew. */
    Furniture emptied() {
        return new Furniture(List.of(), List.of(), troubles, waiting);
    }

    void close() {
        notifiers.forEach(Notifier::close);
        for (Room room : rooms) {
            try {
                room.running().close();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, e, () -> "The environment " + room.name() + " did not close in order");
            }
        }
    }
}
