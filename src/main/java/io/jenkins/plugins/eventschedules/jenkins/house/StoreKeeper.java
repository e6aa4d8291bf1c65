package io.jenkins.plugins.eventschedules.jenkins.house;

import hudson.model.ItemGroup;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EnvironmentConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.Site;
import io.jenkins.plugins.eventschedules.jenkins.credentials.SecretTexts;
import io.jenkins.plugins.eventschedules.jenkins.permission.FindItem;
import io.jenkins.plugins.eventschedules.jenkins.permission.FolderScope;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** Holds the one open store, and gives each environment its place in and beside it. */
final class StoreKeeper {

    private static final Logger LOG = Logger.getLogger(StoreKeeper.class.getName());

    private final Clock clock = Clock.systemUTC();
    private SqliteStore store;
    private Path file;

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
            file = place;
        }
    }

    Site site(EnvironmentConfiguration environment) {
        FolderScope scope = environment.scope();
        return new Site(
                new HeldStarts(store.events(environment.getName()), StoreKeeper::holdStarts),
                new SecretTexts(() -> context(scope)),
                file.resolveSibling(environment.getName()),
                clock,
                System::nanoTime,
                new Random());
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

    /** The secrets of an environment that is at home in one folder are that folder's. */
    private static ItemGroup<?> context(FolderScope scope) {
        boolean one = scope.folders().size() == 1;
        return one && FindItem.named(scope.folders().get(0)).orElse(null) instanceof ItemGroup<?> folder
                ? folder
                : Jenkins.get();
    }
}
