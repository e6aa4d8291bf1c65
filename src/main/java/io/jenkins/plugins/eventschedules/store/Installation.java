package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.event.InstallationName;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;

/**
 * The word by which this installation marks what it starts in accounts that others use, too. It is made once and kept in
 * a file beside the store, not in it: after the store is lost it still tells which things were ours.
 */
public final class Installation {

    /** No environment's folder beside the store can be called so. */
    private static final String FILE = "installation.id";

    private Installation() {}

    /**
     * @param store the file of the store
     * @return an {@link InstallationName}
     * @throws StoreException when the file cannot be read or made, or has something else in it
     */
    public static String beside(Path store) {
        Path file = store.toAbsolutePath().resolveSibling(FILE);
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            String name = Files.readString(file).strip();
            if (!InstallationName.isOne(name)) {
                throw new StoreException(
                        "The file " + file + " must hold the name of this installation: " + InstallationName.FORM
                                + ". Put the old one back, or delete the file to get a new one.",
                        null);
            }
            return name;
        } catch (IOException e) {
            throw new StoreException("The file " + file + " cannot be read or written: " + e.getMessage(), e);
        }
    }

    /** Half a name would be another installation's. */
    private static void make(Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent(), "a file is in a folder"));
        WholeFile.write(file, UUID.randomUUID() + "\n");
    }
}
