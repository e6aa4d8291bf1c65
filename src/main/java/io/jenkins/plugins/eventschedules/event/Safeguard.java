package io.jenkins.plugins.eventschedules.event;

import java.time.Instant;
import java.util.Objects;

/**
 * A dead man's switch outside of this process: when its moment comes, the resources are taken down even if nobody here
 * is left to do it.
 *
 * @param armedFor when that is; after the event's end
 * @param revision of the event for which it was armed: after a later change it has to be moved
 */
public record Safeguard(Instant armedFor, long revision) {

    public Safeguard {
        Objects.requireNonNull(armedFor, "armedFor");
        Require.that(revision >= 1, "revisions count from one");
    }
}
