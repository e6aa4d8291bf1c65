package io.jenkins.plugins.eventschedules.controller;

import io.jenkins.plugins.eventschedules.controller.DischargeDuty.Answer;
import io.jenkins.plugins.eventschedules.controller.DischargeDuty.Outcome;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.lifecycle.Duty;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The calls under way. At most {@link Pace#callers()} at once; one that hangs is interrupted and given up after
 * {@link Pace#callTimeout()}, so that no event can keep another from its end.
 */
final class Calls {

    private static final Logger LOG = Logger.getLogger(Calls.class.getName());

    private final DischargeDuty discharge;
    private final OwedCalls owed;
    private final Pace pace;
    private final Backoff backoff;
    private final Executor threads;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Runnable wake;
    private final Semaphore places;
    private final Map<EventId, UnderWay> underWay = new ConcurrentHashMap<>();
    private final Map<EventId, Integer> failures = new ConcurrentHashMap<>();

    Calls(
            DischargeDuty discharge,
            OwedCalls owed,
            Pace pace,
            Backoff backoff,
            Executor threads,
            InstantSource clock,
            LongSupplier nanos,
            Runnable wake) {
        this.discharge = discharge;
        this.owed = owed;
        this.pace = pace;
        this.backoff = backoff;
        this.threads = threads;
        this.clock = clock;
        this.nanos = nanos;
        this.wake = wake;
        this.places = new Semaphore(pace.callers());
    }

    /** One call, and who may say that it is over: the thread that makes it, or the watch that gives it up. */
    private final class UnderWay implements Runnable {
        private final EventId id;
        private final long since = nanos.getAsLong();
        private final AtomicBoolean over = new AtomicBoolean();
        private Thread caller;

        UnderWay(EventId id) {
            this.id = id;
        }

        @Override
        public void run() {
            enter();
            Supplier<OptionalLong> rest;
            try {
                Optional<Answer> answer = discharge.call(id);
                rest = () -> answer.map(Calls.this::settle).orElseGet(() -> forget(id));
            } catch (RuntimeException e) {
                rest = () -> failed(id, e);
            } finally {
                leave();
            }
            if (over.compareAndSet(false, true)) {
                finish(this, guarded(rest));
            }
        }

        private OptionalLong guarded(Supplier<OptionalLong> rest) {
            try {
                return rest.get();
            } catch (RuntimeException e) {
                return failed(id, e);
            }
        }

        private synchronized void enter() {
            caller = Thread.currentThread();
        }

        /** From here on an interrupt would hit the thread's next call, which has done nothing wrong. */
        private synchronized void leave() {
            caller = null;
            Thread.interrupted();
        }

        synchronized void interrupt() {
            if (caller != null) {
                caller.interrupt();
            }
        }
    }

    /** Begins every call that is due and for which there is a place. */
    void begin() {
        while (places.tryAcquire()) {
            Optional<EventId> id = owed.take(nanos.getAsLong());
            if (id.isEmpty()) {
                places.release();
                return;
            }
            UnderWay call = new UnderWay(id.get());
            underWay.put(id.get(), call);
            threads.execute(call);
        }
    }

    /** Gives up calls that hang. Their attempts go on: the same token makes the next call one with this. */
    void giveUpHung() {
        long now = nanos.getAsLong();
        for (UnderWay call : underWay.values()) {
            if (now - call.since > pace.callTimeout().toNanos() && call.over.compareAndSet(false, true)) {
                call.interrupt();
                LOG.warning(() -> "Event " + call.id + ": the provider did not answer within "
                        + pace.callTimeout().toSeconds() + " s; trying again");
                finish(call, OptionalLong.of(afterFailure(call.id)));
            }
        }
    }

    int count() {
        return underWay.size();
    }

    private OptionalLong settle(Answer answer) {
        Outcome outcome = discharge.settle(answer);
        if (!outcome.reached()) {
            return OptionalLong.of(afterFailure(answer.id()));
        }
        failures.remove(answer.id());
        return next(outcome.next(), answer.begins());
    }

    private OptionalLong next(Duty duty, boolean firstLook) {
        if (duty instanceof Duty.None) {
            return OptionalLong.empty();
        }
        if (duty instanceof Duty.Start || duty instanceof Duty.Guard) {
            return OptionalLong.of(nanos.getAsLong());
        }
        PhaseRun run = duty instanceof Duty.Follow follow ? follow.run() : ((Duty.Stop) duty).run();
        Duration age = Duration.between(run.claimedAt(), clock.instant());
        Duration wait = firstLook ? pace.fastestPoll() : pace.untilNextLook(age);
        return OptionalLong.of(nanos.getAsLong() + wait.toNanos());
    }

    private OptionalLong forget(EventId id) {
        failures.remove(id);
        return OptionalLong.empty();
    }

    /** A store that cannot be used, or a fault of ours: neither may keep other events from going on. */
    private OptionalLong failed(EventId id, RuntimeException e) {
        LOG.log(Level.SEVERE, e, () -> "Event " + id + ": could not go on; trying again");
        return OptionalLong.of(afterFailure(id));
    }

    private long afterFailure(EventId id) {
        int count = failures.merge(id, 1, Integer::sum);
        return nanos.getAsLong() + backoff.after(count).toNanos();
    }

    private void finish(UnderWay call, OptionalLong next) {
        underWay.remove(call.id, call);
        owed.done(call.id, next, nanos.getAsLong());
        places.release();
        wake.run();
    }
}
