package io.jenkins.plugins.eventschedules.notification;

import io.jenkins.plugins.eventschedules.lifecycle.port.ReceiverFigures;
import io.jenkins.plugins.eventschedules.lifecycle.port.ReceiverFigures.Tries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a receiver does. It holds no secret, no person and nothing of an address but its host.
 *
 * @param means how it is told
 * @param position up to here in the chronicle everything was told or given up; absent before it has begun
 * @param toldAll when it was last seen that nothing was left to tell; absent while that was not yet so in this process
 * @param failingSince absent while all is well
 * @param trouble why the latest try did not arrive, for an administrator; absent when it did, or this process made none
 * @param tries those of this process
 */
public record ReceiverHealth(
        String environment,
        String receiver,
        String means,
        Optional<Long> position,
        Optional<Instant> toldAll,
        Owed owed,
        Optional<Instant> failingSince,
        Optional<String> trouble,
        long givenUp,
        Optional<Instant> gaveUpAt,
        Tries tries) {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration REMEMBERED = Duration.ofDays(7);

    /** What an administrator should look at, of all of them, each with its name. */
    public static List<String> complaints(List<ReceiverHealth> receivers, Instant now) {
        return receivers.stream()
                .flatMap(each -> each.complaint(now).stream().map(complaint -> each.name() + ": " + complaint))
                .toList();
    }

    /** The same for a program. */
    public ReceiverFigures figures() {
        return new ReceiverFigures(
                environment, receiver, failingSince.isEmpty(), tries, owed.notices(), owed.oldest(), toldAll);
    }

    /** Tells it from those of other environments. */
    public String name() {
        return environment + ", " + receiver;
    }

    /** What an administrator should look at; empty while it does well, or has failed for a short while only. */
    public Optional<String> complaint(Instant now) {
        List<String> said = new ArrayList<>();
        failingSince
                .filter(since -> since.plus(PATIENCE).isBefore(now))
                .flatMap(since -> failing())
                .ifPresent(said::add);
        gaveUpAt.filter(at -> at.plus(REMEMBERED).isAfter(now))
                .flatMap(at -> gaveUp())
                .ifPresent(said::add);
        return said.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", said));
    }

    /** That nothing reaches it, since when, and why; empty while all is well. */
    public Optional<String> failing() {
        return failingSince.map(since -> ("Since " + since + " nothing has reached it. " + trouble.orElse("")).trim());
    }

    /** What never reached it; empty when there is no such thing. */
    public Optional<String> gaveUp() {
        return gaveUpAt.map(at ->
                givenUp + (givenUp == 1 ? " notice was" : " notices were") + " given up, the latest at " + at + ".");
    }
}
