package io.jenkins.plugins.eventschedules.aws.orphan;

import io.jenkins.plugins.eventschedules.aws.phase.Owner;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphan.Fate;
import java.util.Optional;

/**
 * Decides whose a marked thing is. An event that this store has or had is ours, whoever started it. What the store never
 * heard of is ours only if it carries the mark of this installation: another host may have an environment of the same
 * name in the same account, and its events go on.
 */
record Claims(Owner owner, EventStore store) {

    /**
     * @param environment that the thing names
     * @param installation that the thing names; absent when it was started before installations had names
     */
    Claim of(EventId event, String environment, Optional<String> installation) {
        if (!environment.equals(owner.environment())) {
            return new Claim.Foreign();
        }
        Optional<Event> known = store.find(event);
        if (known.isPresent()) {
            return known.get().status().isFinal()
                    ? new Claim.Left(Fate.of(known.get().status()), Optional.empty())
                    : new Claim.Owned();
        }
        if (store.folder(event).isPresent()) {
            return new Claim.Left(Fate.DELETED, Optional.empty());
        }
        return new Claim.Left(Fate.UNKNOWN, obstacle(installation));
    }

    private Optional<String> obstacle(Optional<String> installation) {
        if (installation.isEmpty()) {
            return Optional.of("Nothing tells which installation started it: another may have an environment named "
                    + owner.environment() + " here. If there is none, remove it in AWS' console.");
        }
        return installation.get().equals(owner.installation())
                ? Optional.empty()
                : Optional.of("The installation " + installation.get()
                        + " started it, which is not this one. If that one is gone for good, remove it in AWS' console,"
                        + " or as docs/left-over.md says.");
    }
}
