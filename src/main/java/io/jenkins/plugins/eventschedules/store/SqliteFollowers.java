package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.port.Followers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The followers of one environment in the file. */
final class SqliteFollowers implements Followers {

    private static final String READ =
            "SELECT event_id, person, address, since FROM follower WHERE environment = ? AND event_id = ?";
    /** Of an event that was deleted meanwhile there is nothing to follow. */
    private static final String PUT = "INSERT INTO follower (environment, event_id, person, address, since)"
            + " SELECT environment, id, ?, ?, ? FROM event WHERE environment = ? AND id = ?"
            + " ON CONFLICT (environment, event_id, person) DO UPDATE SET"
            + " address = excluded.address, since = excluded.since";

    private final StoreFile file;
    private final String environment;

    SqliteFollowers(StoreFile file, String environment) {
        this.file = file;
        this.environment = environment;
    }

    @Override
    public void put(Follower follower) {
        file.write(statements -> statements.update(
                PUT,
                List.of(
                        follower.person(),
                        follower.address(),
                        Millis.of(follower.since()),
                        environment,
                        follower.event().value())));
    }

    @Override
    public Optional<Follower> of(EventId event, String person) {
        return file.read(statements -> statements.first(
                READ + " AND person = ?", List.of(environment, event.value(), person), SqliteFollowers::follower));
    }

    @Override
    public List<Follower> of(EventId event) {
        return file.read(statements -> statements.list(
                READ + " ORDER BY person", List.of(environment, event.value()), SqliteFollowers::follower));
    }

    @Override
    public boolean remove(EventId event, String person) {
        return file.write(statements -> statements.update(
                        "DELETE FROM follower WHERE environment = ? AND event_id = ? AND person = ?",
                        List.of(environment, event.value(), person)))
                == 1;
    }

    private static Follower follower(ResultSet row) throws SQLException {
        return new Follower(
                new EventId(row.getString(1)),
                row.getString(2),
                row.getString(3),
                Instant.ofEpochMilli(row.getLong(4)));
    }
}
