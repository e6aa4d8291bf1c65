package io.jenkins.plugins.eventschedules.jenkins.step;

import hudson.model.Computer;
import io.jenkins.plugins.eventschedules.lifecycle.Schedules.Saved;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Makes an event once the pipeline is saved with the order for it. */
final class ScheduleEventExecution extends Errand {

    private static final long serialVersionUID = 1L;

    private final Order order;

    ScheduleEventExecution(StepContext context, Order order) {
        super(context);
        this.order = order;
    }

    @Override
    public boolean start() {
        getContext().saveState().addListener(this::run, Computer.threadPoolForRemoting);
        return false;
    }

    @Override
    Object carryOut(Build build) throws Exception {
        Saved saved = order.carryOut(build);
        Order.tell(build, saved, getContext());
        return EventMap.of(saved.event());
    }
}
