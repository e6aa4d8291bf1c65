package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.port.Standings;
import io.jenkins.plugins.eventschedules.stored.Damaged;
import io.jenkins.plugins.eventschedules.stored.Unread;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The standings of one environment in the file. */
final class SqliteStandings implements Standings {

    private static final String READ = "SELECT position, failing_since, given_up, gave_up_at FROM standing"
            + " WHERE environment = ? AND receiver = ?";
    private static final String PUT =
            "INSERT INTO standing (environment, receiver, position, failing_since, given_up, gave_up_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (environment, receiver) DO UPDATE SET"
                    + " position = excluded.position, failing_since = excluded.failing_since,"
                    + " given_up = excluded.given_up, gave_up_at = excluded.gave_up_at";
    private static final String WAS_REMINDED =
            "SELECT 1 FROM reminded WHERE environment = ? AND receiver = ? AND event_id = ? AND end_at = ?";
    /** The event may have been deleted meanwhile, and then there is nothing to remind of. */
    private static final String REMINDED = "INSERT INTO reminded (environment, receiver, event_id, end_at)"
            + " SELECT environment, ?, id, ? FROM event WHERE environment = ? AND id = ? ON CONFLICT DO NOTHING";

    private final StoreFile file;
    private final String environment;
    private final Damaged damaged;

    SqliteStandings(StoreFile file, String environment, Damaged damaged) {
        this.file = file;
        this.environment = environment;
        this.damaged = damaged;
    }

    @Override
    public Optional<Standing> of(String receiver) {
        return file.read(
                        statements -> statements.first(READ, List.of(environment, receiver), SqliteStandings::standing))
                .flatMap(row -> damaged.understood(new Unread<>("standing of the receiver " + receiver, row)));
    }

    @Override
    public void put(String receiver, Standing standing) {
        file.write(statements -> statements.update(
                PUT,
                Arrays.asList(
                        environment,
                        receiver,
                        standing.position(),
                        standing.failingSince().map(Millis::of).orElse(null),
                        standing.givenUp(),
                        standing.gaveUpAt().map(Millis::of).orElse(null))));
    }

    @Override
    public boolean wasReminded(String receiver, EventId event, Instant end) {
        return file.read(statements -> statements.first(
                        WAS_REMINDED, List.of(environment, receiver, event.value(), Millis.of(end)), row -> true))
                .isPresent();
    }

    @Override
    public void reminded(String receiver, EventId event, Instant end) {
        file.write(statements ->
                statements.update(REMINDED, List.of(receiver, Millis.of(end), environment, event.value())));
    }

    @Override
    public void keepOnly(Set<String> receivers) {
        file.write(statements -> {
            for (String table : List.of("standing", "reminded")) {
                List<String> known = statements.list(
                        "SELECT DISTINCT receiver FROM " + table + " WHERE environment = ?",
                        List.of(environment),
                        row -> row.getString(1));
                for (String receiver : known) {
                    if (!receivers.contains(receiver)) {
                        statements.update(
                                "DELETE FROM " + table + " WHERE environment = ? AND receiver = ?",
                                List.of(environment, receiver));
                    }
                }
            }
            return null;
        });
    }

    private static Supplier<Standing> standing(ResultSet row) throws SQLException {
        long position = row.getLong(1);
        Optional<Long> failingSince = millis(row, 2);
        long givenUp = row.getLong(3);
        Optional<Long> gaveUpAt = millis(row, 4);
        return () -> new Standing(position, failingSince.map(Millis::moment), givenUp, gaveUpAt.map(Millis::moment));
    }

    private static Optional<Long> millis(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(millis);
    }
}
