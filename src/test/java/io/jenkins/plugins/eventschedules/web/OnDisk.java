package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.store.SqliteStore;
import io.jenkins.plugins.eventschedules.web.http.RequestLimit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The API over a store on disk, with nothing wrong with it and without a limit to how often it may be asked. */
final class OnDisk {

    final Api api = new Api();
    private final Path folder;
    private final SqliteStore store;

    OnDisk() throws Exception {
        folder = Files.createTempDirectory("hostile");
        store = SqliteStore.open(folder.resolve("events.db"), api.clock);
        api.sandbox = new World("sandbox", api.clock, memory -> store.events("sandbox"));
        api.sandbox.trouble = Optional.empty();
        api.elsewhere.trouble = Optional.empty();
        api.limit = new RequestLimit(1_000_000, 1_000);
        api.beforeEach(null);
        // What loads classes and opens files for the first time is not what is timed.
        api.get("/environments/sandbox/events").expect(200);
    }

    public void close() throws Exception {
        api.afterEach(null);
        store.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
