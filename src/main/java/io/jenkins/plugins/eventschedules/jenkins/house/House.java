package io.jenkins.plugins.eventschedules.jenkins.house;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EnvironmentConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.NotificationRule;
import io.jenkins.plugins.eventschedules.jenkins.configuration.Site;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.port.FeedTokens;
import io.jenkins.plugins.eventschedules.lifecycle.port.Followers;
import io.jenkins.plugins.eventschedules.lifecycle.port.Metrics;
import io.jenkins.plugins.eventschedules.lifecycle.port.ReceiverFigures;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.lifecycle.port.Templates;
import io.jenkins.plugins.eventschedules.notification.Notifier;
import io.jenkins.plugins.eventschedules.notification.ReceiverHealth;
import io.jenkins.plugins.eventschedules.observe.Measures;
import io.jenkins.plugins.eventschedules.store.Backups;
import io.jenkins.plugins.eventschedules.store.OwedMoves;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/**
 * Keeps the store open and the environments running while Jenkins is up. Whatever cannot be opened is told as a
 * trouble, and everything else goes on without it.
 */
@Extension
public final class House {

    private static final Logger LOG = Logger.getLogger(House.class.getName());

    private final Measures measures = new Measures(
            Version.current(),
            new Measures.Sights(this::environments, this::receiverFigures, this::isWritable),
            Clock.systemUTC(),
            System::nanoTime,
            List.of(new TellWitnesses()));
    private final StoreKeeper store = new StoreKeeper(measures);
    private final Object moving = new Object();
    private boolean open;
    private boolean closed;
    private volatile CompletableFuture<Void> opening = CompletableFuture.completedFuture(null);
    private volatile List<Room> rooms = List.of();
    private volatile List<Notifier> notifiers = List.of();
    private volatile List<Trouble> troubles = List.of();

    /** Environments that are not open until another has let go of their name: trying again would not help. */
    private volatile List<Trouble> waiting = List.of();

    private volatile Optional<String> unwritable = Optional.empty();
    private volatile Optional<Duration> openingTook = Optional.empty();

    public static House get() {
        return ExtensionList.lookupSingleton(House.class);
    }

    /**
     * The environments that run now, in the order in which people should see them. Waits while they are being opened,
     * so that whoever comes right after the start does not take them for missing.
     */
    public List<Room> rooms() {
        opening.join();
        return rooms;
    }

    public Optional<Room> room(String environment) {
        return rooms().stream().filter(room -> room.name().equals(environment)).findFirst();
    }

    /** Somebody in an environment; empty when there is none of this name for them to see. */
    public Optional<Visitor> visitor(String environment, Authentication who) {
        return room(environment).map(room -> new Visitor(who, room)).filter(Visitor::mayLook);
    }

    public List<Environment> environments() {
        return rooms().stream().map(Room::environment).toList();
    }

    public Templates templates(String environment) {
        return store.kept().templates(environment);
    }

    public FeedTokens feedTokens(String environment) {
        return store.kept().feedTokens(environment);
    }

    /** Empty when there is no such environment. */
    public Optional<Followers> followers(String environment) {
        return room(environment).map(room -> OpenNotifier.of(room, store.kept()).followers());
    }

    /** How those do who are told what becomes of events. */
    public List<ReceiverHealth> receivers() {
        opening.join();
        return notifiers.stream()
                .flatMap(notifier -> notifier.health().stream())
                .toList();
    }

    private List<ReceiverFigures> receiverFigures() {
        return receivers().stream().map(ReceiverHealth::figures).toList();
    }

    public Instant now() {
        return store.clock().instant();
    }

    public List<Trouble> troubles() {
        opening.join();
        return Stream.concat(troubles.stream(), waiting.stream()).toList();
    }

    /** Why the open store could not be written when that was tried last, for an administrator. */
    public Optional<String> unwritable() {
        return unwritable;
    }

    public Metrics metrics() {
        return measures;
    }

    /**
     * Where copies of the open store are kept.
     *
     * @throws StoreException when none is open
     */
    public synchronized Backups backups() {
        return store.backups();
    }

    /** What concerns all environments is a store that cannot be opened. */
    private boolean isWritable() {
        return unwritable.isEmpty()
                && troubles.stream().noneMatch(trouble -> trouble.environment().isEmpty());
    }

    /** The store that is open now. */
    public synchronized Optional<StoreState> store() {
        return store.state();
    }

    /** How long opening took, beside Jenkins' own start; empty until it is done. */
    public Optional<Duration> openingTook() {
        return openingTook;
    }

    /** Whether there is anything for this person to see. */
    public boolean isVisibleTo(Authentication who) {
        return Jenkins.get().getACL().hasPermission2(who, EventSchedulesPermissions.VIEW)
                || rooms().stream().anyMatch(room -> room.grants(who, EventSchedulesPermissions.VIEW));
    }

    /** Opens in a thread of its own: reading catalogs and loading SQLite must not make Jenkins' start longer. */
    void open() {
        opening = CompletableFuture.runAsync(this::openNow, task -> new Thread(task, "event-schedules-opening").start())
                .exceptionally(e -> {
                    LOG.log(Level.SEVERE, "Event Schedules cannot be opened: no event runs", e);
                    return null;
                });
    }

    private synchronized void openNow() {
        if (!closed) {
            long begun = System.nanoTime();
            open = true;
            furnish();
            openingTook = Optional.of(Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    /** Has the environments run as they are configured now; the events are those that there were. */
    synchronized void refurnish() {
        if (open) {
            furnish();
        }
    }

    /** Tries again what could not be opened, for whatever kept it may have gone. */
    synchronized void mend() {
        if (open && !troubles.isEmpty()) {
            furnish();
        }
    }

    /** How many events of an environment are not over; empty while no store is open. */
    OptionalLong unfinished(String environment) {
        opening.join();
        synchronized (this) {
            return store.unfinished(environment);
        }
    }

    /**
     * Moves the events of a folder and of all below it, in every environment that there is or was. Each environment is on
     * its own: one that cannot be reached must not keep the others from it, and is owed the move until it can be.
     */
    void relocate(String folder, String to) {
        opening.join();
        // Before it is tried, so that no crash makes it forgotten.
        written(folder, to, () -> store.owedMoves()
                .owe(farRooms()
                        .map(room -> new OwedMoves.Move(room.name(), folder, to))
                        .toList()));
        written(folder, to, () -> relocateHere(folder, to));
        catchUpMoves();
    }

    private static void written(String folder, String to, Runnable write) {
        try {
            write.run();
        } catch (StoreException e) {
            LOG.log(
                    Level.SEVERE,
                    e,
                    () -> "The events of the folder " + folder + " could not be moved to " + to
                            + ". Until it is renamed back and again, only administrators see them.");
        }
    }

    /** Not while holding the house: it may take a while, and others want to look. */
    void catchUpMoves() {
        opening.join();
        synchronized (moving) {
            farRooms().forEach(this::catchUpMoves);
        }
    }

    /** In the order in which it happened: where one move is owed, the next one has to wait for it. */
    private void catchUpMoves(Room room) {
        try {
            for (OwedMoves.Move move : store.owedMoves().of(room.name())) {
                room.environment().store().relocate(move.from(), move.to());
                store.owedMoves().done(move);
                LOG.info(() -> "The events of the folder " + move.from() + " in the environment " + room.name()
                        + " were moved to " + move.to());
            }
        } catch (StoreException e) {
            LOG.log(
                    Level.WARNING,
                    "The events of a renamed folder in the environment {0} have not followed it yet, so that only"
                            + " administrators see them; it is tried again every minute. {1}",
                    new Object[] {room.name(), e.getMessage()});
        }
    }

    private Stream<Room> farRooms() {
        return rooms.stream().filter(room -> room.running().far());
    }

    private synchronized void relocateHere(String folder, String to) {
        store.relocate(folder, to);
    }

    /** One environment after the other, so that opening and closing need not wait for all of them. */
    void archive() {
        opening.join();
        for (EnvironmentConfiguration each : EventSchedulesConfiguration.get().getEnvironments()) {
            archive(each);
        }
    }

    private synchronized void archive(EnvironmentConfiguration environment) {
        try {
            int gone = store.archive(environment);
            if (gone > 0) {
                LOG.info(() -> gone + " events of " + environment.getName() + " were archived");
            }
        } catch (IOException | StoreException e) {
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "Events of " + environment.getName()
                            + " could not be archived; they stay, and it is tried again");
        }
    }

    synchronized void tryStore() {
        unwritable = store.tryWriting();
    }

    synchronized void close() {
        open = false;
        closed = true;
        empty();
        store.close();
    }

    private void furnish() {
        EventSchedulesConfiguration wanted = EventSchedulesConfiguration.get();
        List<Trouble> found = new ArrayList<>();
        List<Trouble> unfree = new ArrayList<>();
        empty();
        try {
            store.open(wanted.storeFile());
            List<EnvironmentConfiguration> leaving = wanted.leaving().stream()
                    .filter(each -> store.unfinished(each.getName()).orElse(0) > 0)
                    .toList();
            rooms = Stream.concat(
                            wanted.getEnvironments().stream()
                                    .filter(each -> isFree(each.getName(), leaving, unfree))
                                    .flatMap(each -> room(each, store.site(each), found).stream()),
                            leaving.stream().flatMap(each -> room(each, store.closingSite(each), found).stream()))
                    .toList();
            notifiers = rooms.stream()
                    .flatMap(room -> notifier(room, wanted.getNotifications(), found).stream())
                    .toList();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "The event store cannot be opened: no event runs", e);
            found.add(new Trouble(Optional.empty(), e.getMessage()));
        }
        troubles = List.copyOf(found);
        waiting = List.copyOf(unfree);
    }

    /** One that runs its last events here comes before the one that took its name, for those have to end. */
    private static boolean isFree(String name, List<EnvironmentConfiguration> leaving, List<Trouble> found) {
        boolean free = leaving.stream().noneMatch(each -> each.getName().equals(name));
        if (!free) {
            found.add(new Trouble(Optional.of(name), Messages.House_nameInUse(name)));
        }
        return free;
    }

    private static Optional<Room> room(EnvironmentConfiguration wanted, Site site, List<Trouble> found) {
        try {
            return Optional.of(new Room(wanted.open(site), wanted.scope()));
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, e, () -> "The environment " + wanted.getName() + " cannot be opened");
            found.add(new Trouble(Optional.of(wanted.getName()), e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Notifier> notifier(Room room, List<NotificationRule> rules, List<Trouble> found) {
        try {
            return Optional.of(OpenNotifier.of(room, rules, store.kept(), store.clock()));
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, e, () -> "Nobody is told of the events of " + room.name());
            found.add(new Trouble(Optional.of(room.name()), "Nobody is told of its events: " + e.getMessage()));
            return Optional.empty();
        }
    }

    private void empty() {
        notifiers.forEach(Notifier::close);
        notifiers = List.of();
        List<Room> leaving = rooms;
        rooms = List.of();
        for (Room room : leaving) {
            try {
                room.running().close();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, e, () -> "The environment " + room.name() + " did not close in order");
            }
        }
    }
}
