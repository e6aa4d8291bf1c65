package io.jenkins.plugins.eventschedules.jenkins.step;

import hudson.Extension;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** Changes what a script says of an event, and leaves the rest. */
public final class UpdateEventStep extends EventStep {

    private final String id;
    private String name;
    private Object revision;

    @DataBoundConstructor
    public UpdateEventStep(String id) {
        this.id = id;
    }

    public String getId() {
        return id;
    }

    @Override
    public String getName() {
        return name;
    }

    @DataBoundSetter
    public void setName(String name) {
        this.name = given(name);
    }

    public Object getRevision() {
        return revision;
    }

    /** The revision that the script saw; when it is not given, the change is made whatever others did. */
    @DataBoundSetter
    public void setRevision(Object revision) {
        this.revision = given(revision);
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new UpdateEventExecution(context, this);
    }

    /** {@code updateEvent}. */
    @Extension
    public static final class DescriptorImpl extends EventStepDescriptor {

        @Override
        public String getFunctionName() {
            return "updateEvent";
        }

        @Override
        public String getDisplayName() {
            return Messages.UpdateEventStep_displayName();
        }

        @Override
        public Step newInstance(StaplerRequest2 request, JSONObject form) {
            UpdateEventStep step = StepForm.fillEvent(new UpdateEventStep(form.optString("id")), form);
            step.setName(StepForm.text(form, "name"));
            step.setRevision(StepForm.number(StepForm.text(form, "revision")));
            return step;
        }

        @Override
        String telling() {
            return "id";
        }
    }
}
