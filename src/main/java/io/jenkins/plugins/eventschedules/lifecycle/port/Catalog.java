package io.jenkins.plugins.eventschedules.lifecycle.port;

import io.jenkins.plugins.eventschedules.event.TargetType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The targets of one environment. Answers from memory, without a call to the provider. */
public interface Catalog {

    /**
     * What the environment offers.
     *
     * @param asOf when this was read from the provider
     * @param gaps what could not be read, for a person; empty means that the list is complete
     */
    record Listing(List<CatalogTarget> targets, Instant asOf, List<String> gaps) {

        public Listing {
            targets = List.copyOf(targets);
            gaps = List.copyOf(gaps);
        }
    }

    Listing listing();

    /**
     * Asks for the list to be read anew from the provider. Returns at once, long before that is done; a list that cannot
     * have changed stays as it is.
     */
    default void refresh() {}

    /** One target, usable or not. */
    default Optional<CatalogTarget> find(TargetType type, String name) {
        return listing().targets().stream()
                .filter(target -> target.type() == type && target.name().equals(name))
                .findFirst();
    }
}
