package io.jenkins.plugins.eventschedules.jenkins.step;

import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Tells {@code withEvent} what becomes of its block; the step itself ends only when the event is taken down. */
final class EventBlock extends BodyExecutionCallback {

    private static final long serialVersionUID = 1L;

    private final WithEventExecution around;

    EventBlock(WithEventExecution around) {
        this.around = around;
    }

    @Override
    public void onStart(StepContext context) {
        around.blockStarted();
    }

    @Override
    public void onSuccess(StepContext context, Object result) {
        around.blockSucceeded(result);
    }

    @Override
    public void onFailure(StepContext context, Throwable cause) {
        around.blockFailed(cause);
    }
}
