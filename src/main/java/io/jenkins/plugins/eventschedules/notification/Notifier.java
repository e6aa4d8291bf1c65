package io.jenkins.plugins.eventschedules.notification;

import io.jenkins.plugins.eventschedules.lifecycle.port.Chronicle;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Standings;
import java.net.URI;
import java.time.Duration;
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
    private volatile boolean tidy;
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
        tidy();
        tellers.forEach(TellReceiver::begin);
        startSoon();
    }

    /**
     * Likewise, where what it reads is far away and may not answer: nobody waits for that. What happens before it answers
     * for the first time is told to those who were told something before.
     */
    public void startSoon() {
        for (TellReceiver teller : tellers) {
            Thread thread = new Thread(
                    () -> rounds(teller),
                    "event-schedules-notices-" + environment + "-"
                            + teller.receiver().name());
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void tidy() {
        standings.keepOnly(
                tellers.stream().map(teller -> teller.receiver().name()).collect(Collectors.toSet()));
        tidy = true;
    }

    /** From memory alone: whoever looks waits for no store. */
    public List<ReceiverHealth> health() {
        return tellers.stream().map(teller -> teller.health(environment)).toList();
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
        boolean served = true;
        while (!closed) {
            try {
                Optional<Duration> pause = round(teller, served);
                served = pause.isPresent();
                Thread.sleep(pause.orElse(AFTER_A_FAULT).toMillis());
            } catch (InterruptedException e) {
                // Only close() interrupts; the loop's condition says the rest.
                LOG.log(Level.FINE, "Woken to stop", e);
            }
        }
    }

    /** @return how long to wait; empty when it could not be served, which is told once until it can be again */
    private Optional<Duration> round(TellReceiver teller, boolean served) throws InterruptedException {
        try {
            if (!tidy) {
                tidy();
            }
            return Optional.of(teller.round());
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.log(
                        served ? Level.WARNING : Level.FINE,
                        e,
                        () -> "The receiver " + teller.receiver().name() + " of " + environment
                                + " could not be served; it will be tried again");
            }
            return Optional.empty();
        }
    }
}
