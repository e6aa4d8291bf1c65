package io.jenkins.plugins.eventschedules.jenkins.step;

import hudson.Extension;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.StaplerRequest2;

/** Makes an event. */
public final class ScheduleEventStep extends NewEventStep {

    @DataBoundConstructor
    public ScheduleEventStep(String name) {
        super(name);
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new ScheduleEventExecution(context, Order.of(context, this, null));
    }

    /** {@code scheduleEvent}. */
    @Extension
    public static final class DescriptorImpl extends EventStepDescriptor {

        @Override
        public String getFunctionName() {
            return "scheduleEvent";
        }

        @Override
        public String getDisplayName() {
            return Messages.ScheduleEventStep_displayName();
        }

        @Override
        public Step newInstance(StaplerRequest2 request, JSONObject form) {
            return StepForm.fill(new ScheduleEventStep(form.optString("name")), form);
        }

        @Override
        String telling() {
            return "name";
        }
    }
}
