package io.jenkins.plugins.eventschedules.controller;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.Duty;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Provisioner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Runner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Safeguards;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;

/**
 * Drives the events of one environment inside this JVM. Each {@link #round} claims what the clock has made due, then
 * begins the calls to the provider that events owe; between rounds it is asleep. {@link RunnerThread} makes the rounds.
 */
public final class ControllerRunner implements Runner {

    private static final Logger LOG = Logger.getLogger(ControllerRunner.class.getName());
    private static final Duration RESYNC = Duration.ofSeconds(30);
    private static final Actor ACTOR = Actor.runner("controller");

    private final EventStore store;
    private final Safeguards safeguards;
    private final Pace pace;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final LatenessWatch lateness = new LatenessWatch();
    private final OwedCalls owed = new OwedCalls();
    private final ClaimDue claimDue;
    private final Calls calls;
    private final Wake wake = new Wake();
    private boolean synced;
    private long syncedAt;
    private volatile Optional<Instant> lastRound = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();

    /**
     * @param threads runs the calls to the provider; must not run them in the caller's thread
     * @param nanos a monotonic clock in nanoseconds, for pacing
     */
    public ControllerRunner(
            EventStore store,
            Lifecycle lifecycle,
            Provisioner provisioner,
            Safeguards safeguards,
            Pace pace,
            Executor threads,
            InstantSource clock,
            LongSupplier nanos,
            RandomGenerator random) {
        this.store = store;
        this.safeguards = safeguards;
        this.pace = pace;
        this.clock = clock;
        this.nanos = nanos;
        this.claimDue = new ClaimDue(store, lifecycle, ACTOR, lateness);
        this.calls = new Calls(
                new DischargeDuty(store, lifecycle, provisioner, safeguards, ACTOR, clock),
                owed,
                pace,
                new Backoff(pace, random),
                threads,
                clock,
                nanos,
                wake::now);
    }

    @Override
    public void nudge(EventId id) {
        owed.ask(id, nanos.getAsLong());
        wake.now();
    }

    @Override
    public Health health() {
        return new Health(lastRound, lateness.summary(), owed.size(), trouble.or(store::damage));
    }

    /**
     * Does everything that is due now.
     *
     * @return how long to sleep unless woken
     */
    Duration round() {
        try {
            calls.giveUpHung();
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Set<EventId> moved = claimDue.run(now);
            moved.forEach(id -> owed.ask(id, nanos.getAsLong()));
            resync();
            calls.begin();
            lastRound = Optional.of(now);
            trouble = Optional.empty();
            return untilNext(moved.isEmpty() ? now : Instant.MIN);
        } catch (RuntimeException e) {
            // Nothing may end the rounds: ends are owed whatever happens. What this one claimed before may owe a call.
            synced = false;
            LOG.log(Level.SEVERE, "A round failed; the next one tries again", e);
            trouble = Optional.of(String.valueOf(e.getMessage()));
            return pace.longestSleep();
        }
    }

    void sleep(Duration atMost) throws InterruptedException {
        wake.await(atMost);
    }

    /** Reads from the store who owes a call: at the beginning, and now and then in case a memory was lost. */
    private void resync() {
        long now = nanos.getAsLong();
        if (!synced || now - syncedAt > RESYNC.toNanos()) {
            owed.askForMissing(store.inFlight(), now);
            if (safeguards.guards()) {
                owed.askForMissing(unguarded(), now);
            }
            syncedAt = now;
            synced = true;
        }
    }

    /** The live events whose dead man's switch is not where they end: changed, perhaps, by a process that died. */
    private List<EventId> unguarded() {
        return store.walk(EventQuery.all().withStatuses(Set.of(Status.LIVE)))
                .filter(event -> Duty.of(event, true) instanceof Duty.Guard)
                .map(Event::id)
                .toList();
    }

    /** @param stuck what is due until then cannot be moved on, so that waiting for it would never sleep */
    private Duration untilNext(Instant stuck) {
        Duration sleep = pace.longestSleep();
        Optional<Instant> due = store.nextDue();
        if (due.isPresent() && due.get().isAfter(stuck)) {
            claimDue.lookAhead(clock.instant(), due.get());
            sleep = shorter(sleep, Duration.between(clock.instant(), due.get()));
        }
        OptionalLong call = owed.next();
        if (call.isPresent() && calls.count() < pace.callers()) {
            sleep = shorter(sleep, Duration.ofNanos(call.getAsLong() - nanos.getAsLong()));
        }
        return sleep.isNegative() ? Duration.ZERO : sleep;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
