package io.jenkins.plugins.eventschedules.jenkins.step;

import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** The events that a build may see, by their start. */
public final class FindEventsStep extends Step {

    private Object status;
    private String text;
    private String owner;
    private Object from;
    private Object to;
    private Integer limit;

    @DataBoundConstructor
    public FindEventsStep() {}

    public Object getStatus() {
        return status;
    }

    /** A word such as {@code live}, some with commas between them, or a list of them. */
    @DataBoundSetter
    public void setStatus(Object status) {
        this.status = EventStep.given(status);
    }

    public String getText() {
        return text;
    }

    @DataBoundSetter
    public void setText(String text) {
        this.text = EventStep.given(text);
    }

    public String getOwner() {
        return owner;
    }

    @DataBoundSetter
    public void setOwner(String owner) {
        this.owner = EventStep.given(owner);
    }

    public Object getFrom() {
        return from;
    }

    @DataBoundSetter
    public void setFrom(Object from) {
        this.from = EventStep.given(from);
    }

    public Object getTo() {
        return to;
    }

    @DataBoundSetter
    public void setTo(Object to) {
        this.to = EventStep.given(to);
    }

    public Integer getLimit() {
        return limit;
    }

    @DataBoundSetter
    public void setLimit(Integer limit) {
        this.limit = limit;
    }

    @Override
    public StepExecution start(StepContext context) throws AbortException {
        return new FindEventsExecution(context, Question.of(this, House.get().now()));
    }

    /** {@code findEvents}. */
    @Extension
    public static final class DescriptorImpl extends EventStepDescriptor {

        @Override
        public String getFunctionName() {
            return "findEvents";
        }

        @Override
        public String getDisplayName() {
            return Messages.FindEventsStep_displayName();
        }

        @Override
        public Step newInstance(StaplerRequest2 request, JSONObject form) {
            FindEventsStep step = new FindEventsStep();
            step.setStatus(StepForm.text(form, "status"));
            step.setText(StepForm.text(form, "text"));
            step.setOwner(StepForm.text(form, "owner"));
            step.setFrom(StepForm.text(form, "from"));
            step.setTo(StepForm.text(form, "to"));
            step.setLimit(StepForm.number(StepForm.text(form, "limit")) instanceof Integer count ? count : null);
            return step;
        }

        @Override
        String telling() {
            return "text";
        }
    }
}
