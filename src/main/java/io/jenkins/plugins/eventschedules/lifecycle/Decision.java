package io.jenkins.plugins.eventschedules.lifecycle;

import io.jenkins.plugins.eventschedules.lifecycle.port.Change;

/** What follows from a fact. */
public sealed interface Decision {

    /** Nothing changes. */
    record Stay() implements Decision {}

    /** The event becomes this. */
    record Move(Change change) implements Decision {}

    /** The person cannot have it. */
    record Refuse(Refusal refusal) implements Decision {}
}
