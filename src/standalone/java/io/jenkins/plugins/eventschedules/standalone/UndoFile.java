package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.aws.register.UndoList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where an undo list is kept while changes are made. It is never half written, and never replaces another one. */
final class UndoFile {

    private static final long LONGEST = 10_000_000;

    private final Path path;
    private boolean isOurs;

    UndoFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** @throws UncheckedIOException when it cannot be written, or at first when there is something of that name */
    void keep(UndoList list) {
        try {
            if (!isOurs) {
                Files.createFile(path);
                isOurs = true;
            }
            Path draft = Files.createTempFile(path.toAbsolutePath().getParent(), "undo", ".new");
            Files.writeString(draft, list.json());
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The undo list cannot be written as " + path + ": "
                            + (isOurs ? "is the disk full?" : "it is there already, or its folder is not."),
                    e);
        }
    }

    static UndoList read(Path path) throws CannotStartException {
        try {
            if (Files.size(path) > LONGEST) {
                throw new CannotStartException(path + " is no undo list.");
            }
            return UndoList.read(Files.readString(path));
        } catch (IOException e) {
            throw new CannotStartException("The undo list " + path + " cannot be read.");
        } catch (IllegalArgumentException e) {
            throw new CannotStartException(path + ": " + e.getMessage());
        }
    }
}
