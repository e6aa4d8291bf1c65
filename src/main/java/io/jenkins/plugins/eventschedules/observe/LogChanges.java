package io.jenkins.plugins.eventschedules.observe;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.Reason;
import io.jenkins.plugins.eventschedules.event.Status;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One line in the log for each change of status, in logfmt: {@code event=… environment=… from=… to=… cause=… by=…
 * reason="…"}. Parameters and outputs are in none, and a line stays one line whatever people and providers write.
 */
public final class LogChanges implements Witness {

    /** Its name is what an administrator gives a level or a file of its own. */
    public static final String LOGGER = "io.jenkins.plugins.eventschedules.changes";

    private static final int LONGEST = 500;

    /** Held, because a logger that nobody holds is forgotten with its level. */
    private final Logger log = Logger.getLogger(LOGGER);

    @Override
    public void happened(Event after, HistoryEntry entry) {
        if (entry.from().equals(Optional.of(entry.to()))) {
            return;
        }
        // What stays up although it should be gone is the one ending that somebody has to do something about.
        Level level = entry.to() == Status.TEARDOWN_FAILED ? Level.WARNING : Level.INFO;
        log.log(level, () -> line(after.environment(), entry, Label.of(entry.to()), after.reason()));
    }

    @Override
    public void deleted(String environment, HistoryEntry entry) {
        log.info(() -> line(environment, entry, "deleted", Optional.empty()));
    }

    private static String line(String environment, HistoryEntry entry, String to, Optional<Reason> reason) {
        String from = to.equals("deleted")
                ? Label.of(entry.to())
                : entry.from().map(Label::of).orElse("none");
        return "event=" + entry.event() + " environment=" + environment + " from=" + from + " to=" + to
                + reason.map(why -> " cause=" + Label.of(why.cause())).orElse("")
                + " revision=" + entry.revision() + " by="
                + quoted(entry.actor().name())
                + " reason=" + quoted(entry.message());
    }

    /** Controls, the separators that some readers take for line ends, and what turns the direction of text around. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().limit(LONGEST).forEach(point -> {
            switch (Character.getType(point)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE ->
                    quoted.append(point < 0x10000 ? String.format("\\u%04x", point) : "\\ufffd");
                default -> {
                    if (point == '"' || point == '\\') {
                        quoted.append('\\');
                    }
                    quoted.appendCodePoint(point);
                }
            }
        });
        return quoted.append('"').toString();
    }
}
