package io.jenkins.plugins.eventschedules.jenkins.step;

import hudson.Extension;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.StaplerRequest2;

/** Runs a block while an event is live. */
public final class WithEventStep extends NewEventStep {

    @DataBoundConstructor
    public WithEventStep(String name) {
        super(name);
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new WithEventExecution(context, Order.of(context, this, "now"));
    }

    /** {@code withEvent}. */
    @Extension
    public static final class DescriptorImpl extends EventStepDescriptor {

        @Override
        public String getFunctionName() {
            return "withEvent";
        }

        @Override
        public String getDisplayName() {
            return Messages.WithEventStep_displayName();
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Step newInstance(StaplerRequest2 request, JSONObject form) {
            return StepForm.fill(new WithEventStep(form.optString("name")), form);
        }

        @Override
        String telling() {
            return "name";
        }
    }
}
