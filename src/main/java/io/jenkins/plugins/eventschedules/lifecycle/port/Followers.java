package io.jenkins.plugins.eventschedules.lifecycle.port;

import io.jenkins.plugins.eventschedules.event.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who asked to be told of single events of one environment by e-mail: once a person and event. A deleted event has no
 * followers. Called from any thread; every method throws {@link StoreException} when the store cannot serve it.
 */
public interface Followers {

    /**
     * One of them.
     *
     * @param person who asked; what they may see decides whether they are still told
     * @param address where the e-mails go, {@linkplain EmailAddress one address}
     */
    record Follower(EventId event, String person, String address, Instant since) {

        public Follower {
            Objects.requireNonNull(event, "event");
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(since, "since");
            if (!EmailAddress.isOne(address)) {
                throw new IllegalArgumentException("no e-mail address");
            }
        }
    }

    /** Keeps it in place of what this person asked for before. The event exists. */
    void put(Follower follower);

    Optional<Follower> of(EventId event, String person);

    List<Follower> of(EventId event);

    /** @return whether the person followed it */
    boolean remove(EventId event, String person);
}
