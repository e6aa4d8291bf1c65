package io.jenkins.plugins.eventschedules.lifecycle;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Safeguard;
import io.jenkins.plugins.eventschedules.lifecycle.port.Gap;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import java.util.List;

/** What an event has to react to. */
public sealed interface Fact {

    /**
     * Time has passed.
     *
     * @param gaps the times of which the store knows nothing
     */
    record Tick(Actor runner, List<Gap> gaps) implements Fact {

        /** For a store that knows of all that happened. */
        public Tick(Actor runner) {
            this(runner, List.of());
        }
    }

    /** A provider said something of the attempt with this token; of any other attempt it says nothing. */
    record Reported(Actor runner, String token, Report report) implements Fact {}

    /** A dead man's switch was armed for the event, as it was at that revision. */
    record Guarded(Actor runner, Safeguard safeguard) implements Fact {}

    /** A person asked for something, having seen the event at this revision. */
    record Asked(Actor person, long revision, Command command) implements Fact {}
}
