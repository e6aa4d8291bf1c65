package io.jenkins.plugins.eventschedules.jenkins.house;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EnvironmentConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.port.FeedTokens;
import io.jenkins.plugins.eventschedules.lifecycle.port.Followers;
import io.jenkins.plugins.eventschedules.lifecycle.port.Metrics;
import io.jenkins.plugins.eventschedules.lifecycle.port.ReceiverFigures;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.lifecycle.port.Templates;
import io.jenkins.plugins.eventschedules.notification.ReceiverHealth;
import io.jenkins.plugins.eventschedules.observe.Measures;
import io.jenkins.plugins.eventschedules.store.Backups;
import io.jenkins.plugins.eventschedules.store.OwedMoves;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    private final MoveFolders folders = new MoveFolders(this);
    private boolean open;
    private boolean closed;
    private volatile CompletableFuture<Void> opening = CompletableFuture.completedFuture(null);
    private volatile Furniture furniture = Furniture.NONE;
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
        awaitOpening();
        return furniture.rooms();
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
        awaitOpening();
        return furniture.notifiers().stream()
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
        awaitOpening();
        return Stream.concat(furniture.troubles().stream(), furniture.waiting().stream())
                .toList();
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
                && furniture.troubles().stream()
                        .noneMatch(trouble -> trouble.environment().isEmpty());
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

    /** Whoever comes right after the start must not take for missing what is just being opened. */
    void awaitOpening() {
        opening.join();
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
        if (open && !furniture.troubles().isEmpty()) {
            furnish();
        }
    }

    /** How many events of an environment are not over; empty while no store is open. */
    OptionalLong unfinished(String environment) {
        awaitOpening();
        synchronized (this) {
            return store.unfinished(environment);
        }
    }

    /** Has the events go along that were in a folder of another name. */
    MoveFolders folders() {
        return folders;
    }

    /** Those whose store is far away. */
    Stream<Room> farRooms() {
        return rooms().stream().filter(room -> room.running().far());
    }

    /**
     * What far environments are owed.
     *
     * @throws StoreException when no store is open
     */
    OwedMoves owedMoves() {
        return store.owedMoves();
    }

    /** In the store here alone. */
    synchronized void relocateHere(String folder, String to) {
        store.relocate(folder, to);
    }

    /**
     * Archives what is over for long enough, if a store is open.
     *
     * @return how many events left the store
     */
    synchronized int archive(EnvironmentConfiguration environment) throws IOException {
        return store.archive(environment);
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
        empty();
        furniture = Furniture.asWanted(EventSchedulesConfiguration.get(), store);
    }

    private void empty() {
        Furniture old = furniture;
        furniture = old.emptied();
        old.close();
    }
}
