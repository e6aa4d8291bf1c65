package io.jenkins.plugins.eventschedules.jenkins.diagnostics;

/** A page of plain text that is written line by line. */
final class Sheet {

    private static final String ROW = "  %-16s  %s%n";

    private final StringBuilder text = new StringBuilder();

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
