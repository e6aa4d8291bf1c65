package io.jenkins.plugins.eventschedules.sandbox.blueprint;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading a file: a blueprint, or the reasons why there is none.
 *
 * @param description the file's own; empty when it has none or cannot be read that far
 */
public record Reading(String description, Optional<Blueprint> blueprint, List<String> problems) {

    public Reading {
        problems = List.copyOf(problems);
        if (blueprint.isPresent() != problems.isEmpty()) {
            throw new IllegalArgumentException("a file either qualifies or has problems");
        }
    }

    public static Reading qualified(String description, Blueprint blueprint) {
        return new Reading(description, Optional.of(blueprint), List.of());
    }

    public static Reading refused(String description, List<String> problems) {
        return new Reading(description, Optional.empty(), problems);
    }
}
