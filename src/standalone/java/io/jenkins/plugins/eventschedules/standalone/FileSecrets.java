package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Secrets from a properties file, {@code id=value}, read anew each time so that a change needs no restart. */
final class FileSecrets implements Secrets {

    private static final Logger LOG = Logger.getLogger(FileSecrets.class.getName());

    private final Path file;

    FileSecrets(Path file) {
        this.file = file;
    }

    @Override
    public boolean exists(String id, String folder) {
        return reveal(id, folder).isPresent();
    }

    @Override
    public Optional<String> reveal(String id, String folder) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties secrets = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            secrets.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            // Not the exception's own text: it may quote a line of the file.
            LOG.log(Level.WARNING, "The secrets in {0} cannot be read", file);
            return Optional.empty();
        }
        return Optional.ofNullable(secrets.getProperty(id));
    }
}
