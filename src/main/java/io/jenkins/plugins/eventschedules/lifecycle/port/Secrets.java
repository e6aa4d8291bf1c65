package io.jenkins.plugins.eventschedules.lifecycle.port;

import java.util.Optional;

/** The secrets of an environment, known by id. */
public interface Secrets {

    boolean exists(String id);

    /** The value, for the one call that needs it; it must reach nothing else. */
    Optional<String> reveal(String id);

    /** No secrets at all. */
    Secrets NONE = new Secrets() {
        @Override
        public boolean exists(String id) {
            return false;
        }

        @Override
        public Optional<String> reveal(String id) {
            return Optional.empty();
        }
    };
}
