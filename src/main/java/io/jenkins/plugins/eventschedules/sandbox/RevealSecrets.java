package io.jenkins.plugins.eventschedules.sandbox;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Blueprint;
import java.util.Optional;

/** Has every secret of a phase revealed, as its real start would, and lets go of it at once. */
record RevealSecrets(Secrets secrets) {

    /** @return the first parameter whose secret cannot be had */
    Optional<String> missing(Event event, Phase phase, Blueprint blueprint) {
        if (!blueprint.takesParameters(phase)) {
            return Optional.empty();
        }
        return blueprint.parameters().stream()
                .filter(ParameterSpec::noEcho)
                .map(ParameterSpec::name)
                .filter(name -> reveal(event, name).isEmpty())
                .findFirst();
    }

    private Optional<String> reveal(Event event, String parameter) {
        return Optional.ofNullable(event.plan().allParameters().get(parameter))
                .filter(ParameterValue.Text.class::isInstance)
                .flatMap(id -> secrets.reveal(
                        ((ParameterValue.Text) id).text(), event.origin().folder()));
    }
}
