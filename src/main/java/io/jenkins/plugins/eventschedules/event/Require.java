package io.jenkins.plugins.eventschedules.event;

/** The invariants behind the records of this package, in one form. */
final class Require {

    private Require() {}

    static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
