package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.lifecycle.port.StoreCopy;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * Copies an open store. {@code VACUUM INTO} writes one consistent moment without free pages
 * (https://www.sqlite.org/lang_vacuum.html#vacuum_with_an_into_clause), of a file that is held still meanwhile.
 */
record CopyStore(StillFile file, InstantSource clock) {

    /** @param place where there is nothing yet */
    StoreCopy to(Path place) {
        Path copy = place.toAbsolutePath();
        make(copy);
        try {
            Instant before = clock.instant();
            file.read(statements -> statements.update("VACUUM INTO ?", List.of(copy.toString())));
            Gaps.begin(copy, before);
            persist(copy);
            long events = new SoundFile(copy).events();
            return new StoreCopy(copy, Files.size(copy), sha256(copy), events);
        } catch (IOException e) {
            throw removing(
                    copy,
                    new StoreException("The copy " + copy + " of the event store cannot be read back (" + e + ").", e));
        } catch (RuntimeException e) {
            throw removing(copy, e);
        }
    }

    /** An empty file that only its owner can read, which SQLite then fills: whoever reads it reads every event. */
    private static void make(Path copy) {
        try {
            Path folder = Objects.requireNonNull(copy.getParent(), "a file is in a folder");
            Files.createDirectories(folder, OwnerOnly.folder(copy));
            Files.createFile(copy, OwnerOnly.file(copy));
        } catch (FileAlreadyExistsException e) {
            throw new StoreException("There is something at " + copy + " already. Choose another place.", e);
        } catch (IOException e) {
            throw new StoreException(
                    "The event store cannot be copied to " + copy + " (" + e + "). Choose another place, or give the"
                            + " user that runs this process the right to write there.",
                    e);
        }
    }

    /** SQLite leaves it to whoever wants a vacuumed copy to have it on disk. */
    private static void persist(Path copy) throws IOException {
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static String sha256(Path copy) throws IOException {
        try (InputStream in = Files.newInputStream(copy);
                DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static RuntimeException removing(Path copy, RuntimeException reason) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
        return reason;
    }
}
