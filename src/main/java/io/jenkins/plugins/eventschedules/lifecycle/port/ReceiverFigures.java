package io.jenkins.plugins.eventschedules.lifecycle.port;

import java.time.Instant;
import java.util.Optional;

/**
 * How a receiver of notices does, in numbers. It holds no secret, no person and nothing of an address.
 *
 * @param receiver its name, which no other in its environment has
 * @param reached whether the latest try arrived; true as well before the first
 * @param waiting how many notices are known to wait for it; 0 while nothing keeps it from being told
 * @param waitingSince when the first of those happened; absent when there is none
 * @param toldAll when it was last seen that nothing was left to tell; absent while that was not yet so in this process
 */
public record ReceiverFigures(
        String environment,
        String receiver,
        boolean reached,
        Tries tries,
        long waiting,
        Optional<Instant> waitingSince,
        Optional<Instant> toldAll) {

    /**
     * The tries to tell it since it was last configured in this process, each counted once.
     *
     * @param delivered those that arrived
     * @param failed those that did not, and are made again
     * @param givenUp those that did not, and were the last: their notices never reach it
     * @param lastDelivered when the latest of those arrived that did
     */
    public record Tries(long delivered, long failed, long givenUp, Optional<Instant> lastDelivered) {

        public static final Tries NONE = new Tries(0, 0, 0, Optional.empty());

        public Tries oneDelivered(Instant now) {
            return new Tries(delivered + 1, failed, givenUp, Optional.of(now));
        }

        public Tries oneFailed() {
            return new Tries(delivered, failed + 1, givenUp, lastDelivered);
        }

        public Tries oneGivenUp() {
            return new Tries(delivered, failed, givenUp + 1, lastDelivered);
        }
    }
}
