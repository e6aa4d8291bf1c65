package io.jenkins.plugins.eventschedules.aws.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** Where an undo list is kept while changes are made. It is never half written, and never replaces another one. */
public final class UndoFile {

    private static final long LONGEST = 10_000_000;

    private final Path path;
    private boolean isOurs;

    public UndoFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /** @throws UncheckedIOException when it cannot be written, or at first when there is something of that name */
    public void keep(UndoList list) {
        try {
            if (!isOurs) {
                Files.createFile(path);
                isOurs = true;
            }
            Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file is in a folder");
            Path draft = Files.createTempFile(folder, "undo", ".new");
            Files.writeString(draft, list.json());
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The undo list cannot be written as " + path + ": "
                            + (isOurs ? "is the disk full?" : "it is there already, or its folder is not."),
                    e);
        }
    }

    /** @throws IllegalArgumentException when there is none, or it cannot be read */
    public static UndoList read(Path path) {
        try {
            if (Files.size(path) > LONGEST) {
                throw new IllegalArgumentException("it is too long for an undo list.");
            }
            return UndoList.read(Files.readString(path));
        } catch (IOException e) {
            throw new IllegalArgumentException("The undo list " + path + " cannot be read.", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
    }
}
