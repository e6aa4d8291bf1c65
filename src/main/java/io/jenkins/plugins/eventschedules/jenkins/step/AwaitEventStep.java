package io.jenkins.plugins.eventschedules.jenkins.step;

import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import java.time.Duration;
import java.time.Instant;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Waits until an event is live, or over. */
public final class AwaitEventStep extends Step {

    private final String id;
    private String until;
    private String timeout;

    @DataBoundConstructor
    public AwaitEventStep(String id) {
        this.id = id;
    }

    public String getId() {
        return id;
    }

    public String getUntil() {
        return until;
    }

    /** {@code live}, which is usual, or {@code ended}. */
    @DataBoundSetter
    public void setUntil(String until) {
        this.until = EventStep.given(until);
    }

    public String getTimeout() {
        return timeout;
    }

    @DataBoundSetter
    public void setTimeout(String timeout) {
        this.timeout = EventStep.given(timeout);
    }

    @Override
    public StepExecution start(StepContext context) throws AbortException {
        return new AwaitEventExecution(context, id, goal(), deadline());
    }

    private Goal goal() throws AbortException {
        return Goal.named(until == null ? "live" : until)
                .orElseThrow(() -> new AbortException(Messages.AwaitEventStep_until()));
    }

    private long deadline() throws AbortException {
        if (timeout == null) {
            return Instant.MAX.getEpochSecond();
        }
        Duration longest = ScriptTime.duration(timeout)
                .filter(time -> time.toDays() < 36500)
                .orElseThrow(() -> new AbortException(Messages.AwaitEventStep_timeout()));
        return House.get().now().plus(longest).getEpochSecond();
    }

    /** {@code awaitEvent}. */
    @Extension
    public static final class DescriptorImpl extends EventStepDescriptor {

        @Override
        public String getFunctionName() {
            return "awaitEvent";
        }

        @Override
        public String getDisplayName() {
            return Messages.AwaitEventStep_displayName();
        }

        @Override
        String telling() {
            return "id";
        }
    }
}
