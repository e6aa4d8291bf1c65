package io.jenkins.plugins.eventschedules.lifecycle.port;

import io.jenkins.plugins.eventschedules.event.EventId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How far each receiver of notices in one environment has been told. It outlives the process: what was told just before
 * it died may be told again, and nothing is left out. Called from any thread; every method throws
 * {@link StoreException} when the store cannot serve it.
 */
public interface Standings {

    /**
     * Where a receiver stands.
     *
     * @param position up to here in the {@link Chronicle} everything was told, or given up
     * @param failingSince since when nothing has reached the receiver; absent while all is well
     * @param givenUp how many notices never reached it
     * @param gaveUpAt when the latest of those was given up
     */
    record Standing(long position, Optional<Instant> failingSince, long givenUp, Optional<Instant> gaveUpAt) {

        /** Of a receiver that is told nothing of what was before it. */
        public static Standing at(long position) {
            return new Standing(position, Optional.empty(), 0, Optional.empty());
        }

        public Standing reached(long further) {
            return new Standing(further, failingSince, givenUp, gaveUpAt);
        }

        public Standing well() {
            return new Standing(position, Optional.empty(), givenUp, gaveUpAt);
        }

        /** Keeps the moment from which it has been failing already. */
        public Standing failing(Instant now) {
            return new Standing(position, failingSince.or(() -> Optional.of(now)), givenUp, gaveUpAt);
        }

        public Standing givenUp(Instant now) {
            return new Standing(position, failingSince, givenUp + 1, Optional.of(now));
        }
    }

    Optional<Standing> of(String receiver);

    void put(String receiver, Standing standing);

    /** Whether the receiver was reminded of this end of the event: another end is another reminder. */
    boolean wasReminded(String receiver, EventId event, Instant end);

    void reminded(String receiver, EventId event, Instant end);

    /** Forgets every other receiver, so that one that comes back later is told nothing old. */
    void keepOnly(Set<String> receivers);
}
