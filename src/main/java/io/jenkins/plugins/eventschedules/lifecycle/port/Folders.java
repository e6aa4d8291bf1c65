package io.jenkins.plugins.eventschedules.lifecycle.port;

import java.util.Optional;
import java.util.Set;

/**
 * The folders whose events somebody asks for, or may see.
 *
 * @param only full names, with the empty text for events in no folder; absent means every folder and none
 */
public record Folders(Optional<Set<String>> only) {

    public static final Folders ALL = new Folders(Optional.empty());

    public Folders {
        only = only.map(Set::copyOf);
    }

    public static Folders only(Set<String> names) {
        return new Folders(Optional.of(names));
    }

    /** Of these the one with this name; none when it is not among them. */
    public Folders narrowedTo(String folder) {
        return only(hold(folder) ? Set.of(folder) : Set.of());
    }

    public boolean hold(String folder) {
        return only.map(names -> names.contains(folder)).orElse(true);
    }
}
