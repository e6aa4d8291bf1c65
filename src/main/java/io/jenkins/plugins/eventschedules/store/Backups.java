package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.lifecycle.port.StoreCopy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** A folder for copies of an open store. */
public record Backups(SqliteStore store, Path folder, InstantSource clock) {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'events-'uuuuMMdd'T'HHmmss.SSS'Z.db'").withZone(ZoneOffset.UTC);

    private static final String LENT = ".lent-";
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    /** Makes one that stays, named by the moment. */
    public StoreCopy keep() {
        return store.copyTo(folder.resolve(NAME.format(clock.instant())));
    }

    /** Makes one for somebody who removes it; those of processes that died are removed a day later. */
    public StoreCopy lend() {
        removeForgotten();
        return store.copyTo(folder.resolve(LENT + UUID.randomUUID() + ".db"));
    }

    private void removeForgotten() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Instant before = clock.instant().minus(FORGOTTEN);
        try (DirectoryStream<Path> lent = Files.newDirectoryStream(folder, LENT + "*")) {
            for (Path each : lent) {
                if (Files.getLastModifiedTime(each).toInstant().isBefore(before)) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
