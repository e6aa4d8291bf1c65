package io.jenkins.plugins.eventschedules.jenkins.step;

import hudson.Extension;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** Ends a deploying or live event now. */
public final class EndEventStep extends Step {

    private final String id;

    @DataBoundConstructor
    public EndEventStep(String id) {
        this.id = id;
    }

    public String getId() {
        return id;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new AskExecution(context, id, false);
    }

    /** {@code endEvent}. */
    @Extension
    public static final class DescriptorImpl extends EventStepDescriptor {

        @Override
        public String getFunctionName() {
            return "endEvent";
        }

        @Override
        public String getDisplayName() {
            return Messages.EndEventStep_displayName();
        }

        @Override
        String telling() {
            return "id";
        }
    }
}
