package io.jenkins.plugins.eventschedules.lifecycle.port;

import java.time.Instant;
import java.util.Optional;

/**
 * The tokens with which calendars read an environment on behalf of people: one a person at most. A token itself is in
 * nobody's hands but the calendar's: only digests are kept, of which nobody can make a token again. Called from any
 * thread; every method throws {@link StoreException} when the store cannot serve it.
 */
public interface FeedTokens {

    /**
     * One token.
     *
     * @param owner on whose behalf it reads
     * @param digest of the token, as hexadecimal digits
     */
    record FeedToken(String owner, String digest, Instant createdAt) {}

    /** Keeps a token in place of the one that its owner had. */
    void put(FeedToken token);

    Optional<FeedToken> of(String owner);

    Optional<FeedToken> withDigest(String digest);

    /** @return whether the person had one */
    boolean revoke(String owner);
}
