package io.jenkins.plugins.eventschedules.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/** The token of a host, if it has one. Never printed. */
final class Tokens {

    private static final int SHORTEST = 16;

    private final Optional<byte[]> token;

    private Tokens(Optional<byte[]> token) {
        this.token = token;
    }

    static Tokens readFrom(Optional<Path> file) throws CannotStartException {
        if (file.isEmpty()) {
            return new Tokens(Optional.empty());
        }
        try {
            String token = Files.readString(file.get()).strip();
            if (token.length() < SHORTEST) {
                throw new CannotStartException("the token in " + file.get() + " is shorter than " + SHORTEST
                        + " characters. Put a long random one there.");
            }
            return new Tokens(Optional.of(token.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new CannotStartException("the token file " + file.get() + " cannot be read.");
        }
    }

    boolean areNeeded() {
        return token.isPresent();
    }

    /** Compares in a time that does not tell how much of a wrong token was right. */
    boolean accept(String given) {
        return token.isPresent() && MessageDigest.isEqual(token.get(), given.getBytes(StandardCharsets.UTF_8));
    }
}
