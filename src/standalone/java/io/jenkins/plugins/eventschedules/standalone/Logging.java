package io.jenkins.plugins.eventschedules.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.util.logging.LogManager;

/** What this host logs, and how: one line each, and nothing that only says that all is well. */
final class Logging {

    private static final String CHOSEN = "java.util.logging.config.file";

    private Logging() {}

    /** Leaves it alone where whoever starts the process has chosen otherwise. */
    static void begin() {
        if (System.getProperty(CHOSEN) != null) {
            return;
        }
        try (InputStream settings = Logging.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(settings);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
