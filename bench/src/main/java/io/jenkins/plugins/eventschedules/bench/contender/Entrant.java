package io.jenkins.plugins.eventschedules.bench.contender;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Somebody who is measured, and how to have them run in a folder. */
public record Entrant(String name, String database, Function<Path, Contender> opening) {

    public static Entrant ours() {
        return new Entrant("Event Schedules", Database.SQLITE.settings(), EventSchedules::new);
    }

    public static Entrant dbScheduler(Database on, Tuning tuning) {
        return new Entrant("db-scheduler", on.settings(), folder -> new DbScheduler(on, tuning, folder));
    }

    public static Entrant quartz(Database on, Tuning tuning) {
        return new Entrant("Quartz", on.settings(), folder -> new Quartz(on, tuning, folder));
    }

    /** db-scheduler wherever it can run. */
    public static List<Database> databasesOfDbScheduler() {
        return List.of(Database.values());
    }

    /** Quartz wherever it can run: it speaks no SQLite. */
    public static List<Database> databasesOfQuartz() {
        return Stream.of(Database.values())
                .filter(each -> each != Database.SQLITE)
                .toList();
    }

    /** What was in the folder before is there again. */
    public Contender open(Path folder) {
        return opening.apply(folder);
    }
}
