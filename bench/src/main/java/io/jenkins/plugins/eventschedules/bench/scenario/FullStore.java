package io.jenkins.plugins.eventschedules.bench.scenario;

import io.jenkins.plugins.eventschedules.bench.season.Season;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import java.nio.file.Path;
import java.time.Clock;

/** A store after two years of use. */
final class FullStore {

    private static final String FILE = "events.db";

    private FullStore() {}

    static void fill(Path folder, int events) {
        try (SqliteStore store = open(folder)) {
            Season season = new Season();
            Season.fill(store.events(Season.ENVIRONMENT), events, i -> season.ofTwoYears(i, events));
        }
    }

    static SqliteStore open(Path folder) {
        return SqliteStore.open(folder.resolve(FILE), Clock.systemUTC());
    }
}
