package io.jenkins.plugins.eventschedules.jenkins.house;

import hudson.model.ItemGroup;
import io.jenkins.plugins.eventschedules.archive.ArchiveFinished;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EnvironmentConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.Site;
import io.jenkins.plugins.eventschedules.jenkins.credentials.SecretTexts;
import io.jenkins.plugins.eventschedules.jenkins.permission.FindFolder;
import io.jenkins.plugins.eventschedules.jenkins.permission.FindItem;
import io.jenkins.plugins.eventschedules.jenkins.permission.FolderScope;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.observe.Measures;
import io.jenkins.plugins.eventschedules.store.Backups;
import io.jenkins.plugins.eventschedules.store.Installation;
import io.jenkins.plugins.eventschedules.store.OwedMoves;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** Holds the one open store, and gives each environment its place in and beside it. */
final class StoreKeeper {

    private static final Logger LOG = Logger.getLogger(StoreKeeper.class.getName());

    private final Clock clock = Clock.systemUTC();
    private final Measures measures;
    private volatile SqliteStore store;
    private volatile OwedMoves owed;
    private Path file;

    StoreKeeper(Measures measures) {
        this.measures = measures;
    }

    Clock clock() {
        return clock;
    }

    /** Keeps the store that is open when it is this one already. */
    void open(Path wanted) {
        Path place = wanted.toAbsolutePath().normalize();
        if (store != null && !place.equals(file)) {
            close();
        }
        if (store == null) {
            store = SqliteStore.open(place, clock);
            owed = OwedMoves.beside(place);
            file = place;
        }
    }

    /** @throws StoreException when none is open */
    SqliteStore kept() {
        SqliteStore open = store;
        if (open == null) {
            throw new StoreException("The event store is not open.", null);
        }
        return open;
    }

    /**
     * What far environments are owed.
     *
     * @throws StoreException when no store is open
     */
    OwedMoves owedMoves() {
        kept();
        return owed;
    }

    /** Beside the store. */
    Backups backups() {
        return new Backups(kept(), file.resolveSibling("backups"), clock);
    }

    /**
     * Archives what has been over for as long as the environment keeps it.
     *
     * @return how many events left the store
     */
    int archive(EnvironmentConfiguration environment) throws IOException {
        Optional<Duration> keep = environment.keep();
        if (store == null || keep.isEmpty()) {
            return 0;
        }
        String name = environment.getName();
        return ArchiveFinished.of(name, store.finished(name), file.resolveSibling("archive"), keep.get(), clock)
                .run();
    }

    Site site(EnvironmentConfiguration environment) {
        return site(environment, store.events(environment.getName()));
    }

    /** For an environment that takes no new events. */
    Site closingSite(EnvironmentConfiguration environment) {
        String name = environment.getName();
        return site(environment, new NoNewEvents(name, store.events(name)));
    }

    private Site site(EnvironmentConfiguration environment, EventStore events) {
        FolderScope scope = environment.scope();
        return new Site(
                measures.observing(environment.getName(), new HeldStarts(events, StoreKeeper::holdStarts)),
                store.insights(environment.getName()),
                provisioner -> measures.observing(environment.getName(), provisioner),
                new SecretTexts(folder -> context(scope, folder)),
                file.resolveSibling(environment.getName()),
                Installation.beside(file),
                clock,
                System::nanoTime,
                new Random());
    }

    /** Empty while none is open, and when it cannot be read. */
    OptionalLong unfinished(String environment) {
        try {
            return store == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(store.events(environment).counts().entrySet().stream()
                            .filter(count -> !count.getKey().isFinal())
                            .mapToLong(Map.Entry::getValue)
                            .sum());
        } catch (StoreException e) {
            LOG.log(Level.WARNING, e, () -> "The events of " + environment + " cannot be counted");
            return OptionalLong.empty();
        }
    }

    void relocate(String folder, String to) {
        if (store != null) {
            store.relocate(folder, to);
        }
    }

    /** @return why it cannot be written, for an administrator; empty as well when none is open */
    Optional<String> tryWriting() {
        try {
            if (store != null) {
                store.tryWriting();
            }
            return Optional.empty();
        } catch (StoreException e) {
            LOG.log(Level.SEVERE, "The event store cannot be written: no event moves on", e);
            return Optional.of(e.getMessage());
        }
    }

    Optional<StoreState> state() {
        return store == null
                ? Optional.empty()
                : Optional.of(new StoreState(
                        file,
                        store.schema(),
                        file.toFile().length(),
                        file.resolveSibling(file.getFileName() + "-wal")
                                .toFile()
                                .length(),
                        file.toFile().getUsableSpace()));
    }

    void close() {
        if (store == null) {
            return;
        }
        try {
            store.close();
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "The event store was not closed in order; nothing that was written is lost", e);
        } finally {
            store = null;
        }
    }

    private static boolean holdStarts() {
        return EventSchedulesConfiguration.get().isHoldStartsInQuietMode()
                && Jenkins.get().isQuietingDown();
    }

    /**
     * An event has the secrets of its folder. Where that is gone those around it are left, which it had as well: enough
     * to take down what needs them. For an event in no folder, an environment that is at home in one has those of that.
     */
    private static ItemGroup<?> context(FolderScope scope, String folder) {
        if (!folder.isEmpty()) {
            return FindFolder.orAround(folder);
        }
        boolean one = scope.folders().size() == 1;
        return one && FindItem.named(scope.folders().get(0)).orElse(null) instanceof ItemGroup<?> only
                ? only
                : Jenkins.get();
    }
}
