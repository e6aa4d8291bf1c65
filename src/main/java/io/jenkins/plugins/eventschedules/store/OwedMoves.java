package io.jenkins.plugins.eventschedules.store;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Folders that got another name, and whose events in an environment that is far away have still to go along. They are kept
 * in a file beside the store, in the order in which it happened: one that was renamed twice is found under its first
 * name.
 */
public final class OwedMoves {

    /** No environment's folder beside the store can be called so. */
    private static final String FILE = "owed-moves.json";

    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;

    private OwedMoves(Path file) {
        this.file = file;
    }

    /** @param store the file of the store */
    public static OwedMoves beside(Path store) {
        return new OwedMoves(store.toAbsolutePath().resolveSibling(FILE));
    }

    /** The events of a folder and of all below it, in one environment. */
    public record Move(String environment, String from, String to) {}

    /**
     * The first first.
     *
     * @throws StoreException when the file cannot be read
     */
    public synchronized List<Move> of(String environment) {
        return all().stream()
                .filter(move -> move.environment().equals(environment))
                .toList();
    }

    /** @throws StoreException when it cannot be written down */
    public synchronized void owe(List<Move> moves) {
        if (!moves.isEmpty()) {
            List<Move> all = new ArrayList<>(all());
            all.addAll(moves);
            write(all);
        }
    }

    /**
     * The first of its kind is done.
     *
     * @throws StoreException when it cannot be written down; to do it again does no harm
     */
    public synchronized void done(Move move) {
        List<Move> all = new ArrayList<>(all());
        if (all.remove(move)) {
            write(all);
        }
    }

    private List<Move> all() {
        try {
            return Files.exists(file)
                    ? JSON.readValue(Files.readString(file), new TypeReference<List<Move>>() {})
                    : List.of();
        } catch (IOException e) {
            throw new StoreException(
                    "The file " + file + " cannot be read: " + e.getMessage()
                            + ". It says whose folders were renamed; delete it if nobody can mend it.",
                    e);
        }
    }

    private void write(List<Move> moves) {
        try {
            WholeFile.write(file, JSON.writeValueAsString(moves));
        } catch (IOException e) {
            throw new StoreException("The file " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
