package io.jenkins.plugins.eventschedules.aws.orphan;

import io.jenkins.plugins.eventschedules.lifecycle.port.Orphan.Fate;
import java.util.Optional;

/** Whose a marked thing is. */
sealed interface Claim {

    /** Another environment's: none of our business. */
    record Foreign() implements Claim {}

    /** An event has it that is going on, or that a person has still to take down. */
    record Owned() implements Claim {}

    /**
     * Nobody's any more.
     *
     * @param obstacle why we must not remove it all the same, for a person
     */
    record Left(Fate fate, Optional<String> obstacle) implements Claim {}
}
