package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What lies beside the file and tells that something is missing: SQLite itself would make an empty database where there
 * is none, and take a log that is gone for one that was never written.
 */
record LeftBehind(Path path) {

    /** Beside the file while it is open, and after a process that did not close it. */
    static final String OPEN = "-open";

    /** Beside the file from its first opening on. */
    static final String MADE = "-made";

    private static final String LOG = "-wal";

    /** @throws StoreException when there was a store here, or more of it; nothing is made in its place */
    void refuseIfSomethingIsMissing() {
        if (isMissingOrEmpty() && Files.exists(beside(MADE))) {
            throw new StoreException(
                    "The event store " + path + " is gone or empty, although " + beside(MADE)
                            + " tells that there was one. Nothing was made in its place. Put it back, or restore it"
                            + " from a backup; to begin without its events, delete " + beside(MADE) + ".",
                    null);
        }
        if (Files.exists(beside(OPEN)) && !isMissingOrEmpty() && !Files.exists(beside(LOG))) {
            throw new StoreException(
                    "The event store " + path + " was not closed in order, and its log " + beside(LOG)
                            + " is gone, which held its latest changes. It was left as it is. Put the log back, or"
                            + " restore the store from a backup; to go on without these changes, delete "
                            + beside(OPEN) + ".",
                    null);
        }
    }

    private boolean isMissingOrEmpty() {
        try {
            return !Files.exists(path) || Files.isRegularFile(path) && Files.size(path) == 0;
        } catch (IOException e) {
            // Whether it can be read is asked and told later.
            return false;
        }
    }

    /** From now on the file and its log belong to each other, and neither is to be missed. */
    void opened() {
        mark(MADE);
        if (Files.exists(beside(LOG))) {
            mark(OPEN);
        }
    }

    /** Where this cannot be written, only something that is gone goes unseen. */
    private void mark(String tail) {
        try {
            if (!Files.exists(beside(tail))) {
                Files.createFile(beside(tail), OwnerOnly.file(path));
            }
        } catch (IOException e) {
            System.getLogger(LeftBehind.class.getName())
                    .log(System.Logger.Level.WARNING, "It cannot be marked that " + path + " is there", e);
        }
    }

    /** Before the log is brought in and removed, so that a process that is killed in between leaves no false alarm. */
    void closing() {
        try {
            Files.deleteIfExists(beside(OPEN));
        } catch (IOException e) {
            System.getLogger(LeftBehind.class.getName())
                    .log(System.Logger.Level.WARNING, "The mark that " + path + " is open cannot be removed", e);
        }
    }

    private Path beside(String tail) {
        return path.resolveSibling(path.getFileName() + tail);
    }
}
