package io.jenkins.plugins.eventschedules.lifecycle.admission;

/**
 * Something about one field that a person should know before saving, though it is acceptable.
 *
 * @param pointer as in {@link FieldProblem}
 */
public record Notice(String pointer, String message) {}
