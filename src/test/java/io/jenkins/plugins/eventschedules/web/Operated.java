package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.lifecycle.port.Metrics;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreCopy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A host whose troubles a test makes up, and whose store is a few bytes. */
public final class Operated implements Operations {

    static final byte[] STORE = "all events".getBytes(StandardCharsets.UTF_8);

    final List<Finding> findings = new ArrayList<>(List.of(new Finding("store", State.UP, "")));
    final List<Path> copies = new ArrayList<>();

    @Override
    public Metrics metrics() {
        return accept -> new Metrics.Exposition(
                "text/plain; version=0.0.4", ("up 1\n# for " + accept).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public StoreCopy copyStore() {
        try {
            Path file = Files.write(Files.createTempFile("copy", ".db"), STORE);
            copies.add(file);
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(STORE));
            return new StoreCopy(file, STORE.length, digest, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
