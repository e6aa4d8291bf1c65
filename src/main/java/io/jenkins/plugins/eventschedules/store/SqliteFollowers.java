package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.port.Followers;
import io.jenkins.plugins.eventschedules.stored.Damaged;
import io.jenkins.plugins.eventschedules.stored.Unread;
import java.sql.ResultSet;
import java.sql.SQLException;
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
    private final Damaged damaged;

    SqliteFollowers(StoreFile file, String environment, Damaged damaged) {
        this.file = file;
        this.environment = environment;
        this.damaged = damaged;
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
                        READ + " AND person = ?",
                        List.of(environment, event.value(), person),
                        SqliteFollowers::follower))
                .flatMap(damaged::understood);
    }

    @Override
    public List<Follower> of(EventId event) {
        return damaged.sound(file.read(statements -> statements.list(
                READ + " ORDER BY person", List.of(environment, event.value()), SqliteFollowers::follower)));
    }

    @Override
    public boolean remove(EventId event, String person) {
        return file.write(statements -> statements.update(
                        "DELETE FROM follower WHERE environment = ? AND event_id = ? AND person = ?",
                        List.of(environment, event.value(), person)))
                == 1;
    }

    private static Unread<Follower> follower(ResultSet row) throws SQLException {
        String event = row.getString(1);
        String person = row.getString(2);
        String address = row.getString(3);
        long since = row.getLong(4);
        return new Unread<>(
                "follower " + person + " of " + event,
                () -> new Follower(new EventId(event), person, address, Millis.moment(since)));
    }
}
