package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.stored.Damaged;
import io.jenkins.plugins.eventschedules.stored.EventJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A closed store that is looked over and left as it is: a copy, before anybody relies on it. */
public record SoundFile(Path path) {

    private static final String DUE =
            "SELECT " + EventRow.COLUMNS + " FROM event WHERE due_at <= ? ORDER BY due_at, id LIMIT ?";

    /**
     * Looks at everything in the file.
     *
     * @return how many events are in it
     * @throws StoreException when it is damaged, not ours, or of a newer version
     */
    public long events() {
        if (!Files.isRegularFile(path)) {
            throw new StoreException("There is no file " + path + ".", null);
        }
        return StillFile.apart(path, statements -> {
            Migrations migrations = new Migrations(path, statements);
            migrations.requireOurs();
            migrations.requireSound("integrity_check(3)");
            return statements
                    .first("SELECT count(*) FROM event", List.of(), row -> row.getLong(1))
                    .orElseThrow();
        });
    }

    /**
     * What fell due since the copy was made and before then: what may have become something else meanwhile. Events that
     * cannot be understood are left out.
     *
     * @param most so many of all environments, those that fell due first
     */
    List<Event> due(Instant until, int most) {
        List<EventRow> rows = StillFile.apart(
                path, statements -> statements.list(DUE, List.of(Millis.of(until), most), EventRow::of));
        return new Damaged().sound(rows, EventRow::id, new EventRows(new EventJson())::event);
    }
}
