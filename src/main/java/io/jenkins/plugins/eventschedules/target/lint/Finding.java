package io.jenkins.plugins.eventschedules.target.lint;

/**
 * Something that a document should not have or lacks.
 *
 * @param line from 1
 * @param column from 1: where what is on that line begins
 * @param message for the person who can mend it
 */
public record Finding(Rule rule, int line, int column, String message) {

    public boolean isError() {
        return rule.isError();
    }

    /** The line and the message. */
    public String located() {
        return "Line " + line + ": " + message;
    }
}
