package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.lifecycle.port.FeedTokens;
import io.jenkins.plugins.eventschedules.stored.Damaged;
import io.jenkins.plugins.eventschedules.stored.Unread;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The feed tokens of one environment in the file. */
final class SqliteFeedTokens implements FeedTokens {

    private static final String COLUMNS = "SELECT owner, digest, created_at FROM feed_token WHERE environment = ? AND ";

    private final StoreFile file;
    private final String environment;
    private final Damaged damaged;

    SqliteFeedTokens(StoreFile file, String environment, Damaged damaged) {
        this.file = file;
        this.environment = environment;
        this.damaged = damaged;
    }

    @Override
    public void put(FeedToken token) {
        file.write(statements -> statements.update(
                "INSERT INTO feed_token (environment, owner, digest, created_at) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (environment, owner) DO UPDATE SET digest = excluded.digest,"
                        + " created_at = excluded.created_at",
                List.of(environment, token.owner(), token.digest(), Millis.of(token.createdAt()))));
    }

    @Override
    public Optional<FeedToken> of(String owner) {
        return find("owner = ?", owner);
    }

    @Override
    public Optional<FeedToken> withDigest(String digest) {
        return find("digest = ?", digest);
    }

    @Override
    public boolean revoke(String owner) {
        return file.write(statements -> statements.update(
                        "DELETE FROM feed_token WHERE environment = ? AND owner = ?", List.of(environment, owner)))
                == 1;
    }

    private Optional<FeedToken> find(String condition, String value) {
        return file.read(statements ->
                        statements.first(COLUMNS + condition, List.of(environment, value), SqliteFeedTokens::of))
                .flatMap(damaged::understood);
    }

    private static Unread<FeedToken> of(ResultSet row) throws SQLException {
        String owner = row.getString(1);
        String digest = row.getString(2);
        long createdAt = row.getLong(3);
        return new Unread<>("calendar feed of " + owner, () -> new FeedToken(owner, digest, Millis.moment(createdAt)));
    }
}
