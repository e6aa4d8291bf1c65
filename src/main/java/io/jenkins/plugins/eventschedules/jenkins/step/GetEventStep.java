package io.jenkins.plugins.eventschedules.jenkins.step;

import hudson.Extension;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** An event as it is now. */
public final class GetEventStep extends Step {

    private final String id;

    @DataBoundConstructor
    public GetEventStep(String id) {
        this.id = id;
    }

    public String getId() {
        return id;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, id);
    }

    private static final class Execution extends Errand {

        private static final long serialVersionUID = 1L;

        private final String id;

        Execution(StepContext context, String id) {
            super(context);
            this.id = id;
        }

        @Override
        Object carryOut(Build build) throws Exception {
            return EventMap.of(build.find(id).event());
        }
    }

    /** {@code getEvent}. */
    @Extension
    public static final class DescriptorImpl extends EventStepDescriptor {

        @Override
        public String getFunctionName() {
            return "getEvent";
        }

        @Override
        public String getDisplayName() {
            return Messages.GetEventStep_displayName();
        }

        @Override
        String telling() {
            return "id";
        }
    }
}
