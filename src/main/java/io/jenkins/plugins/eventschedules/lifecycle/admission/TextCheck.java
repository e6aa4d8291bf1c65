package io.jenkins.plugins.eventschedules.lifecycle.admission;

import io.jenkins.plugins.eventschedules.event.Origin;
import java.util.Optional;

/** The fields that hold plain text. */
final class TextCheck {

    static final int NAME_LENGTH = 100;
    static final int NOTES_LENGTH = 4000;
    static final int PERFORMANCE_TARGET_LENGTH = 500;

    private final Findings findings;

    TextCheck(Findings findings) {
        this.findings = findings;
    }

    Optional<String> name(String text) {
        if (text == null || text.isBlank()) {
            findings.problem("/name", "Give the event a name.");
            return Optional.empty();
        }
        return text("/name", text.strip(), NAME_LENGTH, false);
    }

    /** @return empty text where none was given */
    Optional<String> optional(String pointer, String text, int longest) {
        return text == null ? Optional.of("") : text(pointer, text.strip(), longest, true);
    }

    /** What could be a folder; whether there is one, and whether this person may use it, is the host's to know. */
    void folder(String text) {
        if (text != null && !text.isEmpty() && !Origin.isFolder(text)) {
            findings.problem("/folder", "Give the full name of a folder, such as shop/europe.");
        }
    }

    private Optional<String> text(String pointer, String text, int longest, boolean lines) {
        if (text.codePointCount(0, text.length()) > longest) {
            findings.problem(pointer, "At most " + longest + " characters.");
            return Optional.empty();
        }
        if (text.codePoints().anyMatch(c -> isUnwelcome(c, lines))) {
            findings.problem(pointer, "Leave out control characters.");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** Half of a surrogate pair cannot be stored as UTF-8, so it counts as a control character here. */
    static boolean isUnwelcome(int c, boolean lines) {
        boolean line = c == '\n' || c == '\r' || c == '\t';
        return (Character.isISOControl(c) && !(line && lines)) || Character.getType(c) == Character.SURROGATE;
    }
}
