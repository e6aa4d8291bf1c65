package io.jenkins.plugins.eventschedules.store;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Events;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.lifecycle.port.Changes;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Another process with a store of its own, for what can only be tested from outside. */
public final class StoreProcess {

    static final String OPENED = "opened";

    private StoreProcess() {}

    /** Opens the store, says so or why not, and keeps it until it is ended. */
    static Process holding(Path path) throws IOException {
        return of("hold", path, library()).redirectError(Redirect.INHERIT).start();
    }

    /** Opens the store and writes for ever; says of each event, once it is written, which version. */
    static Process writing(Path path) throws IOException {
        return of("write", path, library()).redirectError(Redirect.INHERIT).start();
    }

    /** Like {@link #holding}, where the driver finds no place to unpack its library. */
    static Process withoutLibrary(Path path, Path noFolder) throws IOException {
        return of("hold", path, "-Dorg.sqlite.tmpdir=" + noFolder)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    /** The driver removes its library when its process ends, but not when that is killed. */
    private static String library() throws IOException {
        return "-Dorg.sqlite.tmpdir="
                + Files.createDirectories(Path.of("target", "sqlite")).toAbsolutePath();
    }

    private static ProcessBuilder of(String task, Path path, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(StoreProcess.class.getName(), task, path.toString()));
        return new ProcessBuilder(command);
    }

    public static void main(String[] arguments) throws IOException {
        try (SqliteStore store = SqliteStore.open(Path.of(arguments[1]), InstantSource.system())) {
            System.out.println(OPENED);
            if (arguments[0].equals("write")) {
                write(store.events("sandbox"));
            }
            // Until the end of its parent.
            System.in.read();
        } catch (StoreException e) {
            System.out.println(e.getMessage());
        }
    }

    private static void write(EventStore store) {
        Random random = new Random();
        List<Event> events = new ArrayList<>();
        while (!System.out.checkError()) {
            Event written = events.size() < 20 || random.nextInt(10) == 0
                    ? store.create(Changes.beginning(anEvent().scheduled()), Optional.empty())
                    : changed(store, events.remove(random.nextInt(events.size())));
            events.add(written);
            System.out.println(written.id() + " " + written.version());
        }
    }

    private static Event changed(EventStore store, Event event) {
        Event after = event.next(Events.START).done();
        if (!store.commit(Changes.told(after, Happening.EDITED))) {
            throw new IllegalStateException("nobody else changes it");
        }
        return after;
    }
}
