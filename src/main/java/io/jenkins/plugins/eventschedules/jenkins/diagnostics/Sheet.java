package io.jenkins.plugins.eventschedules.jenkins.diagnostics;

import io.jenkins.plugins.eventschedules.jenkins.configuration.DurationText;
import java.time.Duration;
import java.time.Instant;

/** A page of plain text that is written line by line. */
final class Sheet {

    private static final String ROW = "  %-16s  %s%n";

    private final Instant now;
    private final StringBuilder text = new StringBuilder();

    Sheet(Instant now) {
        this.now = now;
    }

    /** A moment, and how long ago that is. */
    String when(Instant moment) {
        Duration age = Duration.between(moment, now);
        return moment + " (" + DurationText.of(age.isNegative() ? Duration.ZERO : age) + " ago)";
    }

    Sheet heading(String title) {
        text.append(text.isEmpty() ? "" : System.lineSeparator()).append(title).append(System.lineSeparator());
        return this;
    }

    Sheet row(String name, Object value) {
        text.append(String.format(ROW, name, value));
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
