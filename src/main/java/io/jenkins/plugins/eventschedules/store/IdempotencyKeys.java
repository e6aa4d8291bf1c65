package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.port.IdempotencyKey;
import io.jenkins.plugins.eventschedules.lifecycle.port.KeyReusedException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Which create made which event of one environment, for as long as a client may still repeat it. */
final class IdempotencyKeys {

    /** Longer than any client retries. */
    static final Duration KEPT = Duration.ofHours(48);

    private static final String FIND = "SELECT idempotency_key.fingerprint FROM idempotency_key"
            + " WHERE environment = ? AND owner = ? AND key = ? AND created_at > ?";

    private static final String EVENT = "SELECT " + EventRow.COLUMNS + " FROM idempotency_key AS used JOIN event"
            + " ON event.environment = used.environment AND event.id = used.event_id"
            + " WHERE used.environment = ? AND used.owner = ? AND used.key = ?";

    private static final String PURGE = "DELETE FROM idempotency_key WHERE created_at <= ?";

    private static final String REMEMBER =
            "INSERT INTO idempotency_key (environment, owner, key, fingerprint, event_id, created_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?)";

    private final String environment;
    private final InstantSource clock;

    IdempotencyKeys(String environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    /** @throws KeyReusedException when the key was used for another request */
    Optional<EventRow> made(Statements statements, IdempotencyKey key) throws SQLException {
        Optional<String> fingerprint = statements.first(
                FIND, List.of(environment, key.owner(), key.key(), oldestKept()), row -> row.getString(1));
        if (fingerprint.isEmpty()) {
            return Optional.empty();
        }
        if (!fingerprint.get().equals(key.fingerprint())) {
            throw new KeyReusedException();
        }
        return statements.first(EVENT, List.of(environment, key.owner(), key.key()), EventRow::of);
    }

    /** Also forgets, of all environments, what is too old: each key is forgotten once, so this stays cheap. */
    void remember(Statements statements, IdempotencyKey key, EventId id) throws SQLException {
        statements.update(PURGE, List.of(oldestKept()));
        statements.update(
                REMEMBER,
                List.of(
                        environment,
                        key.owner(),
                        key.key(),
                        key.fingerprint(),
                        id.value(),
                        Millis.of(clock.instant())));
    }

    private long oldestKept() {
        Instant now = clock.instant();
        return Millis.of(now.minus(KEPT));
    }
}
