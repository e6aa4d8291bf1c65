package io.jenkins.plugins.eventschedules.event;

import java.util.Objects;

/**
 * Who did something to an event.
 *
 * @param name a user's id, or a runner's name
 */
public record Actor(Kind kind, String name) {

    /** A person decides; a runner carries out. */
    public enum Kind {
        PERSON,
        RUNNER
    }

    public Actor {
        Objects.requireNonNull(kind, "kind");
        Require.that(!name.isBlank(), "an actor has a name");
    }

    public static Actor person(String name) {
        return new Actor(Kind.PERSON, name);
    }

    public static Actor runner(String name) {
        return new Actor(Kind.RUNNER, name);
    }
}
