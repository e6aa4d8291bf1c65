package io.jenkins.plugins.eventschedules.lifecycle.admission;

import java.util.Objects;

/**
 * What is wrong with one field.
 *
 * @param pointer the field's place in the draft, an RFC 6901 JSON pointer such as {@code /window/end}
 * @param message what to do, for a person; never contains the value of a secret
 */
public record FieldProblem(String pointer, String message) {

    public FieldProblem {
        Objects.requireNonNull(pointer, "pointer");
        Objects.requireNonNull(message, "message");
    }
}
