package io.jenkins.plugins.eventschedules.sandbox.run;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Phase;

/** Decides how the provider behaves. Pure: what it said once of an attempt, it says again after a restart. */
@FunctionalInterface
public interface Behaviours {

    Behaviours ORDINARY = (event, phase, attempt) -> Behaviour.ORDINARY;

    /** @param attempt counts the attempts of this event at this phase, from one */
    Behaviour of(Event event, Phase phase, int attempt);
}
