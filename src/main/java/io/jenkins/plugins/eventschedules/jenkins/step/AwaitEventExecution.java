package io.jenkins.plugins.eventschedules.jenkins.step;

import hudson.AbortException;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Waits without a thread: only which event, what for and until when is kept, also across a restart. */
final class AwaitEventExecution extends StepExecution implements Lookout.Waiting {

    private static final long serialVersionUID = 1L;

    private final String identity;
    private final String id;
    private final Goal goal;
    private final long deadline;
    private String environment;
    private transient Run<?, ?> running;
    private transient boolean over;
    private transient volatile String seen;

    /** @param deadline in seconds of the epoch */
    AwaitEventExecution(StepContext context, String id, Goal goal, long deadline) {
        super(context);
        this.identity = Identity.current();
        this.id = id;
        this.goal = goal;
        this.deadline = deadline;
    }

    @Override
    public boolean start() {
        Lookout.get().add(this);
        Computer.threadPoolForRemoting.execute(this::look);
        return false;
    }

    @Override
    public void onResume() {
        Lookout.get().add(this);
    }

    @Override
    public synchronized void stop(Throwable cause) {
        fail(cause);
    }

    @Override
    public String getStatus() {
        return Messages.AwaitEventExecution_status(id, goal.word(), seen == null ? "?" : seen);
    }

    @Override
    public boolean far() {
        return Sight.isFar(environment);
    }

    @Override
    public synchronized void look() {
        if (over) {
            return;
        }
        try {
            if (running == null) {
                running = getContext().get(Run.class);
            }
            if (!running.isBuilding()) {
                // Somebody killed the build: nobody waits any more.
                leave();
                return;
            }
            if (environment == null) {
                find();
            }
            see(Sight.of(environment, id));
        } catch (IOException | InterruptedException e) {
            fail(e);
        }
    }

    /** The first look, with the eyes of the build. */
    private void find() throws IOException, InterruptedException {
        Event event = Build.of(getContext(), identity).find(id).event();
        environment = event.environment();
        EventLink.tell(
                getContext().get(TaskListener.class),
                event,
                Messages.AwaitEventExecution_waiting(event.status().word(), goal.word()));
        getContext().saveState();
    }

    private void see(Sight sight) {
        if (sight.event().isPresent()) {
            Event event = sight.event().get();
            seen = event.status().word();
            switch (goal.standing(event.status())) {
                case REACHED -> succeed(event);
                case LOST -> fail(new AbortException(Words.reason(event)));
                case POSSIBLE -> waitOn();
            }
        } else if (sight.open()) {
            fail(new AbortException(Messages.Build_noEvent(id)));
        } else {
            waitOn();
        }
    }

    private void waitOn() {
        if (House.get().now().getEpochSecond() >= deadline) {
            fail(new AbortException(Messages.AwaitEventExecution_timedOut(id, goal.word(), seen)));
        }
    }

    private void succeed(Event event) {
        if (leave()) {
            getContext().onSuccess(EventMap.of(event));
        }
    }

    private void fail(Throwable cause) {
        if (leave()) {
            getContext().onFailure(cause);
        }
    }

    /** @return whether it was not over yet */
    private boolean leave() {
        boolean first = !over;
        over = true;
        Lookout.get().remove(this);
        return first;
    }
}
