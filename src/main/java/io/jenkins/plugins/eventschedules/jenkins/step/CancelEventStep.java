package io.jenkins.plugins.eventschedules.jenkins.step;

import hudson.Extension;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** Calls off an event that is not live yet. */
public final class CancelEventStep extends Step {

    private final String id;

    @DataBoundConstructor
    public CancelEventStep(String id) {
        this.id = id;
    }

    public String getId() {
        return id;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new AskExecution(context, id, true);
    }

    /** {@code cancelEvent}. */
    @Extension
    public static final class DescriptorImpl extends EventStepDescriptor {

        @Override
        public String getFunctionName() {
            return "cancelEvent";
        }

        @Override
        public String getDisplayName() {
            return Messages.CancelEventStep_displayName();
        }

        @Override
        String telling() {
            return "id";
        }
    }
}
