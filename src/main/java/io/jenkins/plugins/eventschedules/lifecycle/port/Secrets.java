package io.jenkins.plugins.eventschedules.lifecycle.port;

import java.util.Optional;

/**
 * The secrets of an environment, known by id. A folder has its own beside those of the folders around it; the empty text
 * asks for an event in no folder.
 */
public interface Secrets {

    /** Whether the person who asks could have an event of this folder use it. */
    boolean exists(String id, String folder);

    /** The value, for the one call that needs it; it must reach nothing else. */
    Optional<String> reveal(String id, String folder);

    /** How a parameter names one. */
    default Naming naming() {
        return Naming.ID;
    }

    /** How parameters name secrets. */
    enum Naming {
        /** By the id of a secret that this process looks up: the target gets its value. */
        ID,
        /** By a reference that AWS resolves: the target gets the reference as it is. */
        REFERENCE
    }

    /** No secrets at all. */
    Secrets NONE = new Secrets() {
        @Override
        public boolean exists(String id, String folder) {
            return false;
        }

        @Override
        public Optional<String> reveal(String id, String folder) {
            return Optional.empty();
        }
    };
}
