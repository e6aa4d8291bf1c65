package io.jenkins.plugins.eventschedules.notification;

import io.jenkins.plugins.eventschedules.lifecycle.port.Chronicle;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Standings;
import io.jenkins.plugins.eventschedules.lifecycle.port.Standings.Standing;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Tells the receivers of one environment what becomes of its events, from {@link #start} to close. Each has a thread of
 * its own, so that one that hangs keeps no other waiting.
 */
public final class Notifier implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Notifier.class.getName());
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final String environment;
    private final Standings standings;
    private final List<TellReceiver> tellers;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    /**
     * What it reads, and where it remembers how far it came.
     *
     * @param store of the events whose histories the chronicle holds, and beside the standings: marks of reminders are
     *     kept with their events
     * @param page where the page is for others, ending with a slash; empty while nobody knows
     */
    public record Source(
            String environment,
            EventStore store,
            Chronicle chronicle,
            Standings standings,
            Supplier<Optional<URI>> page) {}

    /**
     * How a receiver does.
     *
     * @param failingSince absent while all is well
     * @param trouble why the latest notice did not arrive, for an administrator
     */
    public record Health(
            String environment,
            String receiver,
            Optional<Instant> failingSince,
            Optional<String> trouble,
            long givenUp,
            Optional<Instant> gaveUpAt) {}

    private Notifier(String environment, Standings standings, List<TellReceiver> tellers) {
        this.environment = environment;
        this.standings = standings;
        this.tellers = tellers;
    }

    /** @param receivers of different names; what others were told is forgotten */
    public static Notifier of(Source source, List<Receiver> receivers, InstantSource clock, RandomGenerator random) {
        Notices notices = new Notices(source.environment(), source.store(), source.page());
        List<TellReceiver> tellers = receivers.stream()
                .map(receiver -> new TellReceiver(
                        receiver,
                        source.chronicle(),
                        notices,
                        new Reminders(source.store(), notices, source.standings()),
                        source.standings(),
                        clock,
                        new Patience(random)))
                .toList();
        return new Notifier(source.environment(), source.standings(), tellers);
    }

    /** What happens from here on is told, even if nobody gets to telling it for long. */
    public void start() {
        standings.keepOnly(
                tellers.stream().map(teller -> teller.receiver().name()).collect(Collectors.toSet()));
        for (TellReceiver teller : tellers) {
            teller.begin();
            Thread thread = new Thread(
                    () -> rounds(teller),
                    "event-schedules-notices-" + environment + "-"
                            + teller.receiver().name());
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    public List<Health> health() {
        return tellers.stream().map(this::health).toList();
    }

    /** What was being told is told again after the next start. */
    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join(LAST_WORDS.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void rounds(TellReceiver teller) {
        while (!closed) {
            try {
                Thread.sleep(round(teller).toMillis());
            } catch (InterruptedException e) {
                // Only close() interrupts; the loop's condition says the rest.
                LOG.log(Level.FINE, "Woken to stop", e);
            }
        }
    }

    private Duration round(TellReceiver teller) throws InterruptedException {
        try {
            return teller.round();
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.log(
                        Level.WARNING,
                        e,
                        () -> "The receiver " + teller.receiver().name() + " of " + environment
                                + " could not be served; it will be tried again");
            }
            return AFTER_A_FAULT;
        }
    }

    private Health health(TellReceiver teller) {
        Standing standing = teller.standing();
        return new Health(
                environment,
                teller.receiver().name(),
                standing.failingSince(),
                standing.failingSince().flatMap(since -> teller.trouble()),
                standing.givenUp(),
                standing.gaveUpAt());
    }
}
