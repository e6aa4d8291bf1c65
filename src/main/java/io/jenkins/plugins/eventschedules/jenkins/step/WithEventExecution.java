package io.jenkins.plugins.eventschedules.jenkins.step;

import hudson.AbortException;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.Schedules.Saved;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Makes an event, waits until it is live, runs the block, and ends the event whatever the block did. All of it is
 * asynchronous, and where it stands is kept, so that it goes on after a restart.
 */
final class WithEventExecution extends StepExecution implements Lookout.Waiting {

    private static final long serialVersionUID = 1L;

    private enum Stage {
        ORDERED,
        RISING,
        BLOCK,
        FALLING
    }

    private final String identity;
    private final Order order;
    /** Also read where nobody may wait for a look to be over: for the status. */
    private volatile Stage stage = Stage.ORDERED;

    private String id;
    private String actor;
    private BodyExecution block;
    private Object result;
    private Throwable failure;
    private transient Run<?, ?> running;
    private transient boolean left;
    /** Said by whoever does not want to wait for the takedown. */
    private transient Throwable impatience;

    WithEventExecution(StepContext context, Order order) {
        super(context);
        this.identity = Identity.current();
        this.order = order;
    }

    @Override
    public boolean start() {
        getContext()
                .saveState()
                .addListener(
                        () -> {
                            Lookout.get().add(this);
                            look();
                        },
                        Computer.threadPoolForRemoting);
        return false;
    }

    @Override
    public synchronized void onResume() {
        if (stage != Stage.BLOCK) {
            // It had not begun, and is begun anew.
            block = null;
        }
        Lookout.get().add(this);
    }

    @Override
    public String getStatus() {
        return switch (stage) {
            case ORDERED -> Messages.WithEventExecution_ordered();
            case RISING -> Messages.WithEventExecution_rising(id);
            case BLOCK -> Messages.WithEventExecution_block(id);
            case FALLING -> Messages.WithEventExecution_falling(id);
        };
    }

    @Override
    public boolean far() {
        return Sight.isFar(order.environment());
    }

    @Override
    public synchronized void look() {
        if (left) {
            return;
        }
        try {
            if (running == null) {
                running = getContext().get(Run.class);
            }
            if (!running.isBuilding()) {
                abandon();
                return;
            }
            switch (stage) {
                case ORDERED -> order();
                case RISING -> rise();
                case FALLING -> fall();
                case BLOCK -> {
                    // The block itself tells when it is over.
                }
            }
        } catch (IOException | InterruptedException e) {
            fail(e);
        }
    }

    /**
     * Somebody wants it to stop: the event is ended first. Whoever says so again does not want to wait for the
     * takedown, and waits only until it has begun.
     */
    @Override
    public synchronized void stop(Throwable cause) {
        switch (stage) {
            // Made or not, nobody knows: the look that makes it, or finds it made, goes on to end it.
            case ORDERED -> failure = cause;
            case RISING -> {
                if (block == null) {
                    leaveWith(cause);
                } else {
                    // It is about to begin, and fails at once.
                    block.cancel(cause);
                }
            }
            case BLOCK -> block.cancel(cause);
            case FALLING -> {
                impatience = cause;
                Computer.threadPoolForRemoting.execute(this::look);
            }
        }
    }

    /** Told by the block itself, so that a restart before this starts it anew and one after it does not. */
    synchronized void blockStarted() {
        stage = Stage.BLOCK;
    }

    synchronized void blockSucceeded(Object value) {
        // What cannot be saved would make the pipeline unable to survive the takedown.
        result = value instanceof Serializable ? value : null;
        takeDown();
    }

    synchronized void blockFailed(Throwable cause) {
        failure = cause;
        takeDown();
    }

    @SuppressWarnings("try")
    private void order() throws IOException, InterruptedException {
        try (ACLContext asBuild = ACL.as2(Identity.named(identity))) {
            Build build = Build.of(getContext(), identity);
            actor = build.actor().name();
            Saved saved = order.carryOut(build);
            id = saved.event().id().value();
            Order.tell(build, saved, getContext());
        } catch (RuntimeException e) {
            fail(Words.of(e));
            return;
        }
        if (failure != null) {
            takeDown();
            return;
        }
        stage = Stage.RISING;
        getContext().saveState();
    }

    private void rise() throws IOException, InterruptedException {
        Sight sight = Sight.of(order.environment(), id);
        if (sight.event().isEmpty()) {
            if (sight.open()) {
                give(new AbortException(Messages.Build_noEvent(id)));
            }
            return;
        }
        Event event = sight.event().get();
        switch (Goal.LIVE.standing(event.status())) {
            case REACHED -> run(event);
            case LOST -> leaveWith(new AbortException(Words.reason(event)));
            case POSSIBLE -> {
                // Looked at again in a second.
            }
        }
    }

    private void run(Event event) throws IOException, InterruptedException {
        if (block != null) {
            // It is about to begin.
            return;
        }
        StepContext context = getContext();
        EventLink.tell(context.get(TaskListener.class), event, event.status().word());
        EnvironmentExpander variables =
                EnvironmentExpander.constant(EventVariables.of(event, EventLink.absolute(event)));
        block = context.newBodyInvoker()
                .withContext(EnvironmentExpander.merge(context.get(EnvironmentExpander.class), variables))
                .withCallback(new EventBlock(this))
                .start();
    }

    private void leaveWith(Throwable cause) {
        failure = cause;
        takeDown();
    }

    /** Something went wrong here. What was made is taken down all the same. */
    private void fail(Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
        if (id == null || stage == Stage.FALLING) {
            give(failure);
        } else {
            takeDown();
        }
    }

    private void takeDown() {
        stage = Stage.FALLING;
        getContext().saveState();
    }

    private void fall() throws IOException, InterruptedException {
        Sight sight = Sight.of(order.environment(), id);
        if (sight.event().isPresent()) {
            Event event = sight.event().get();
            if (Takedown.advance(event, Actor.person(actor))) {
                finish(event);
            } else if (impatience != null && event.status() == Status.TEARING_DOWN) {
                give(impatience);
            }
        } else if (sight.open()) {
            getContext().get(TaskListener.class).getLogger().println(Messages.Build_noEvent(id));
            complete(null);
        } else if (impatience != null) {
            // Nobody can end it now. Its window does, once its environment runs again.
            give(impatience);
        }
    }

    /** Somebody killed the build, so that nobody waits any more; its resources are not to stay for that. */
    private void abandon() {
        Sight sight = id == null ? new Sight(true, Optional.empty()) : Sight.of(order.environment(), id);
        boolean ends = sight.event()
                .map(event -> Takedown.advance(event, Actor.person(actor)) || event.status() == Status.TEARING_DOWN)
                .orElse(sight.open());
        if (ends) {
            leave();
        }
    }

    private void finish(Event event) throws IOException, InterruptedException {
        EventLink.tell(getContext().get(TaskListener.class), event, Words.reason(event));
        complete(Takedown.failed(event) ? new AbortException(Words.reason(event)) : null);
    }

    /** The block's own failure is the one that counts. */
    private void complete(AbortException takedown) {
        if (failure != null) {
            give(failure);
        } else if (takedown != null) {
            give(takedown);
        } else if (leave()) {
            getContext().onSuccess(result);
        }
    }

    private void give(Throwable cause) {
        if (leave()) {
            getContext().onFailure(cause);
        }
    }

    private boolean leave() {
        boolean first = !left;
        left = true;
        Lookout.get().remove(this);
        return first;
    }
}
