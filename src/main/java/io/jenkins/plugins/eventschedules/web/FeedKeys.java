package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.lifecycle.port.FeedTokens;
import io.jenkins.plugins.eventschedules.lifecycle.port.FeedTokens.FeedToken;
import io.jenkins.plugins.eventschedules.web.http.Etags;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * Makes and knows tokens. A token has 256 random bits, so nobody can guess one and a plain digest of it keeps it
 * secret: what makes digests of passwords slow is that people choose them.
 */
final class FeedKeys {

    private static final int BYTES = 32;
    private static final int LENGTH = 43;

    private final SecureRandom random = new SecureRandom();

    String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String digest(String token) {
        return Etags.fingerprint(token.getBytes(StandardCharsets.UTF_8));
    }

    /** Looked up by digest, which tells nothing of a token by its time, and compared in full all the same. */
    static Optional<FeedToken> known(FeedTokens tokens, String token) {
        if (token.length() != LENGTH) {
            return Optional.empty();
        }
        byte[] digest = digest(token).getBytes(StandardCharsets.US_ASCII);
        return tokens.withDigest(digest(token))
                .filter(found -> MessageDigest.isEqual(found.digest().getBytes(StandardCharsets.US_ASCII), digest));
    }
}
