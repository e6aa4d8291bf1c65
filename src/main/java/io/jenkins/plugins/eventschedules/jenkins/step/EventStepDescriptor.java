package io.jenkins.plugins.eventschedules.jenkins.step;

import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** What the steps have in common: they need a build and its log, no node and no workspace. */
public abstract class EventStepDescriptor extends StepDescriptor {

    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class);
    }

    /** The argument that tells one such step from another. */
    abstract String telling();

    @Override
    public final String argumentsToString(Map<String, Object> arguments) {
        Object told = arguments.get(telling());
        return told == null ? null : told.toString();
    }
}
