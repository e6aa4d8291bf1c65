package io.jenkins.plugins.eventschedules.lifecycle.port;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Safeguard;
import java.util.Optional;

/**
 * Dead man's switches: what takes an event's resources down when nobody else does. Every method may be called again
 * with the same event and must then have no second effect, and may block for as long as one call to the provider takes.
 */
public interface Safeguards {

    /** Whether this environment has them. Without them nothing else here is ever called. */
    boolean guards();

    /** What came of arming. */
    sealed interface Arming {

        /** It is armed for the event as it was given. */
        record Armed(Safeguard safeguard) implements Arming {}

        /** It could not be, for now. The message is for a person. */
        record NotYet(String message) implements Arming {}
    }

    /** Arms one for the event as it is now, or moves the one that there is. */
    Arming arm(Event event);

    /** Removes it, if it is there. @return why it could not be, for a person; empty when it is gone */
    Optional<String> disarm(Event event);

    /** An environment without them. */
    Safeguards NONE = new Safeguards() {
        @Override
        public boolean guards() {
            return false;
        }

        @Override
        public Arming arm(Event event) {
            throw new IllegalStateException("nothing is guarded here");
        }

        @Override
        public Optional<String> disarm(Event event) {
            throw new IllegalStateException("nothing is guarded here");
        }
    };
}
