package io.jenkins.plugins.eventschedules.aws.catalog;

import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import java.util.List;
import java.util.Optional;

/**
 * What a reading found of one kind of target.
 *
 * @param gaps what could not be read, for a person; empty means that nothing is missing
 */
record Part(List<CatalogTarget> targets, List<String> gaps) {

    static final Part NOTHING = new Part(List.of(), List.of());

    Part {
        targets = List.copyOf(targets);
        gaps = List.copyOf(gaps);
    }

    Optional<CatalogTarget> named(String name) {
        return targets.stream().filter(target -> target.name().equals(name)).findFirst();
    }
}
