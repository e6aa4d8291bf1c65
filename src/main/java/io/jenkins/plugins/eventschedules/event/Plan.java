package io.jenkins.plugins.eventschedules.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a person asked for: everything about an event that its owner decides.
 *
 * @param notes free text; empty when there is none
 * @param lead how long before the start the preroll begins, so that resources are ready by the start
 * @param audience expected peak users
 * @param performanceTarget what "fast enough" means for this event, in words; empty when there is none
 * @param parameters the values that a person gave
 * @param derived the values that follow from the business facts: the target's parameters
 *     {@code ExpectedAudience} and {@code Criticality}
 */
public record Plan(
        String name,
        String notes,
        Window window,
        Duration lead,
        Optional<Long> audience,
        Criticality criticality,
        String performanceTarget,
        Target target,
        Map<String, ParameterValue> parameters,
        Map<String, ParameterValue> derived) {

    public Plan {
        Require.that(!name.isBlank(), "an event has a name");
        Objects.requireNonNull(notes, "notes");
        Objects.requireNonNull(window, "window");
        Require.that(!lead.isNegative(), "a lead is not negative");
        Require.that(audience.orElse(1L) > 0, "an audience is positive");
        Objects.requireNonNull(criticality, "criticality");
        Objects.requireNonNull(performanceTarget, "performanceTarget");
        Objects.requireNonNull(target, "target");
        parameters = Map.copyOf(parameters);
        derived = Map.copyOf(derived);
    }

    /** When the preroll is due. */
    public Instant prerollAt() {
        return window.start().minus(lead);
    }

    /** Every value that goes to the target: what a person gave and what follows from the business facts. */
    public Map<String, ParameterValue> allParameters() {
        Map<String, ParameterValue> all = new TreeMap<>(parameters);
        all.putAll(derived);
        return all;
    }
}
