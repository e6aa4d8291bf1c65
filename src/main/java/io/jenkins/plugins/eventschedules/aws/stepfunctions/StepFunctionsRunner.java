package io.jenkins.plugins.eventschedules.aws.stepfunctions;

import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Runner;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Has a state machine lead the events. The table is what is true; an execution only follows from it. So whatever a
 * crash left between the two, looking at the event again mends it: {@link #nudge} does so for one event at once,
 * {@link #sweep} for all of them now and then.
 */
public final class StepFunctionsRunner implements Runner {

    private static final Logger LOG = Logger.getLogger(StepFunctionsRunner.class.getName());

    /** An execution lives for a year at most, and has to be there until after the end of its event. */
    private static final Duration AHEAD = Duration.ofDays(300);

    /** What is overdue by so much has no execution, or one that does not do its work. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    /** Three sweeps that did not happen are no accident. */
    private static final Duration PATIENCE = Sweeps.USUAL.multipliedBy(3);

    private static final int BATCH = 500;

    private final EventStore store;
    private final Executions executions;
    private final Executor threads;
    private final InstantSource clock;
    private volatile Optional<Instant> lastRound = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();
    private volatile int inFlight;

    /**
     * @param machineArn of the state machine that is deployed for this environment
     * @param threads makes the calls to AWS that a nudge asks for
     */
    public StepFunctionsRunner(
            EventStore store, SfnClient client, String machineArn, Executor threads, InstantSource clock) {
        this.store = store;
        this.executions = new Executions(client, machineArn);
        this.threads = threads;
        this.clock = clock;
    }

    /** The person does not wait for Step Functions: what is committed will be led, by the next sweep at the latest. */
    @Override
    public void nudge(EventId id) {
        threads.execute(() -> guarded(() -> {
            Optional<Event> event = store.find(id);
            if (event.isPresent()) {
                lead(event.get());
            }
        }));
    }

    @Override
    public Health health() {
        return new Health(lastRound, Optional.empty(), inFlight, trouble.or(store::damage));
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    /**
     * Starts what is missing: of events whose execution ended before them, of those that a crash left without one, and
     * of those that were too far ahead when they were made. To be called every few minutes.
     */
    public void sweep() {
        guarded(() -> {
            inFlight = store.inFlight().size();
            // First those that run, then the events: one that is started in between is led twice by no name.
            Set<String> running = executions.running();
            for (Status status : EnumSet.of(Status.DEPLOYING, Status.LIVE, Status.TEARING_DOWN)) {
                leadAll(status, Optional.empty(), running);
            }
            leadAll(Status.SCHEDULED, Optional.of(clock.instant().plus(AHEAD)), running);
            lastRound = Optional.of(clock.instant());
            trouble = overdue();
        });
    }

    private void leadAll(Status status, Optional<Instant> until, Set<String> running) throws MishapException {
        Iterator<Event> events = store.walk(EventQuery.all().withStatuses(Set.of(status)))
                .takeWhile(event -> until.isEmpty() || !event.plan().prerollAt().isAfter(until.get()))
                .iterator();
        while (events.hasNext()) {
            Event event = events.next();
            if (!Executions.isLed(event.id(), event.revision(), running)) {
                lead(event);
            }
        }
    }

    private void lead(Event event) throws MishapException {
        if (event.revision() > 1) {
            executions.stopOlder(event.id(), event.revision());
        }
        boolean farAhead = event.status() == Status.SCHEDULED
                && event.plan().prerollAt().isAfter(clock.instant().plus(AHEAD));
        if (!event.status().isAtRest() && !farAhead && executions.ensure(event.id(), event.revision())) {
            LOG.fine(() -> "Event " + event.id() + ": an execution leads revision " + event.revision());
        }
    }

    /** The machine is trusted, and looked after. */
    private Optional<String> overdue() {
        long late = store.due(clock.instant().minus(GRACE), BATCH).stream()
                .filter(event -> Lifecycle.dueAt(event).isPresent())
                .count();
        return late == 0
                ? Optional.empty()
                : Optional.of(
                        late + " events should have gone on by now. Look at their executions in the console of Step"
                                + " Functions, and at the alarms of the deployment.");
    }

    private interface Work {

        void run() throws MishapException;
    }

    private void guarded(Work work) {
        try {
            work.run();
        } catch (MishapException | StoreException | IllegalStateException e) {
            // Nothing is lost: the next sweep sees the same events.
            LOG.log(Level.WARNING, "Step Functions or the table cannot be used; trying again: {0}", e.getMessage());
            trouble = Optional.of("Step Functions or the table cannot be used. " + e.getMessage()
                    + " Events that have an execution go on; changes wait.");
        } catch (RuntimeException e) {
            // A fault of ours with one event must not end the sweeps for ever.
            LOG.log(Level.SEVERE, "A sweep failed; the next one tries again", e);
            trouble = Optional.of("A sweep failed (" + e.getClass().getSimpleName() + "). The log says more.");
        }
    }
}
