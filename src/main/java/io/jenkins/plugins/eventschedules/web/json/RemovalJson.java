package io.jenkins.plugins.eventschedules.web.json;

import java.net.URI;
import java.util.Optional;

/**
 * What came of a removal that was not refused.
 *
 * @param state {@code begun} or {@code gone}
 * @param message for a person
 * @param console where a person sees it go on
 */
public record RemovalJson(String state, String message, Optional<URI> console) {

    public static RemovalJson begun(String message, Optional<URI> console) {
        return new RemovalJson("begun", message, console);
    }

    public static RemovalJson gone(String message) {
        return new RemovalJson("gone", message, Optional.empty());
    }
}
