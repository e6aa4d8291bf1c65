package io.jenkins.plugins.eventschedules.sandbox.blueprint;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way that one phase takes through a target: the steps in order, and what they yield.
 *
 * @param outputs what the phase yields at its end, by the names that the target declares
 * @param breakdown why the last step cannot succeed, for a person; absent when the way has a good end
 */
public record Course(List<Leg> legs, Map<String, String> outputs, Optional<String> breakdown) {

    public Course {
        legs = List.copyOf(legs);
        outputs = Map.copyOf(outputs);
    }
}
