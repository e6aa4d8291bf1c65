package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sqlite.SQLiteException;

/**
 * Puts a copy in the place of a store that nobody uses. What was there is kept beside it, and at every moment there is
 * a whole store in the place: the one or the other.
 */
public record Restoring(Path copy, Path place, InstantSource clock) {

    /** How many events are named of which the copy cannot know whether they are up. */
    public static final int MOST_DOUBTFUL = 100;

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    /**
     * What came of it.
     *
     * @param events how many events of all environments there are now
     * @param replaced where the store of before is; empty when there was none
     * @param doubtful what fell due since the copy was made, the first {@value #MOST_DOUBTFUL} of it: the copy cannot know
     *     whether it is up
     */
    public record Restored(long events, Optional<Path> replaced, List<Event> doubtful) {}

    /** @throws StoreException when the copy is not sound or the store is in use; all is as it was */
    public Restored run() {
        SoundFile sound = new SoundFile(copy);
        long events = sound.events();
        List<Event> doubtful = sound.due(clock.instant(), MOST_DOUBTFUL);
        Path store = place.toAbsolutePath();
        try {
            Path folder = Objects.requireNonNull(store.getParent(), "a file is in a folder");
            Files.createDirectories(folder, OwnerOnly.folder(store));
            Path next = store.resolveSibling(store.getFileName() + ".restoring");
            Files.deleteIfExists(next);
            Files.createFile(next, OwnerOnly.file(next));
            Optional<Path> replaced;
            if (Files.exists(store)) {
                replaced = Optional.of(
                        store.resolveSibling(store.getFileName() + ".replaced-" + WHEN.format(clock.instant())));
                takeOutOfUse(store, next);
                setAside(store, replaced.get());
            } else {
                bring(next);
                replaced = Optional.empty();
            }
            Files.move(next, store, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            persistNames(folder);
            return new Restored(events, replaced, doubtful);
        } catch (IOException e) {
            throw new StoreException(
                    "The copy " + copy + " cannot be put in the place of " + store + " (" + e
                            + "). Give this user the right to write there, and room on the disk.",
                    e);
        }
    }

    /**
     * Having it open tells that nobody else has, keeps others out while the copy is brought, and brings what is in its
     * log into the file. One that cannot be opened otherwise is what a restore is for.
     */
    private void takeOutOfUse(Path store, Path next) throws IOException {
        SqliteStore held;
        try {
            held = SqliteStore.open(store, clock);
        } catch (StoreException e) {
            if (isInUse(e)) {
                Files.deleteIfExists(next);
                throw e;
            }
            bring(next);
            return;
        }
        try {
            bring(next);
        } finally {
            held.close();
        }
    }

    private static boolean isInUse(StoreException e) {
        return e.getCause() instanceof SQLiteException sqlite && Failure.isInUse(sqlite);
    }

    private void bring(Path next) throws IOException {
        Files.copy(copy, next, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** A log that was left belongs to its own file: beside another it would be taken for that one's. */
    private static void setAside(Path store, Path replaced) throws IOException {
        try {
            Files.createLink(replaced, store);
        } catch (UnsupportedOperationException e) {
            Files.copy(store, replaced);
        }
        for (String tail : new String[] {"-wal", "-shm", "-journal", LeftBehind.OPEN}) {
            Path left = store.resolveSibling(store.getFileName() + tail);
            if (Files.exists(left)) {
                Files.move(left, replaced.resolveSibling(replaced.getFileName() + tail));
            }
        }
    }

    /** That the new name is on disk. Not every system lets a folder be opened for that; there it is done anyway. */
    private static void persistNames(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // See above.
        }
    }
}
