package io.jenkins.plugins.eventschedules.jenkins.step;

import hudson.model.TaskListener;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.jenkins.house.Visitor;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Has an event ended or cancelled. */
final class AskExecution extends Errand {

    private static final long serialVersionUID = 1L;

    private final String id;
    private final boolean cancel;

    AskExecution(StepContext context, String id, boolean cancel) {
        super(context);
        this.id = id;
        this.cancel = cancel;
    }

    @Override
    Object carryOut(Build build) throws Exception {
        Build.Found found = build.find(id);
        Visitor visitor = found.visitor();
        visitor.requireChange(found.event());
        Command command = cancel ? new Command.Cancel() : new Command.EndNow();
        Event event = ChangeLatest.of(found.event(), latest -> visitor.environment()
                .schedules()
                .ask(latest.id(), latest.revision(), command, build.actor()));
        EventLink.tell(
                getContext().get(TaskListener.class), event, event.status().word());
        return EventMap.of(event);
    }
}
