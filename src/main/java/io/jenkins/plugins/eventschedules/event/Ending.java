package io.jenkins.plugins.eventschedules.event;

import java.util.Objects;

/**
 * Where a takedown leads, decided when it begins and kept over every retry.
 *
 * @param status the final status once resources are gone
 * @param why what brought the takedown about
 */
public record Ending(Status status, Reason why) {

    public Ending {
        Require.that(status.isFinal(), "a takedown ends in a final status");
        Objects.requireNonNull(why, "why");
    }
}
