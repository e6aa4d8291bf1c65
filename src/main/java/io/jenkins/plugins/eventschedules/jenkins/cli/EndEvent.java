package io.jenkins.plugins.eventschedules.jenkins.cli;

import hudson.Extension;
import io.jenkins.plugins.eventschedules.lifecycle.Command;

/** Ends a deploying or live event now; its resources are taken down. */
@Extension
public final class EndEvent extends AskCommand {

    @Override
    public String getName() {
        return "event-schedules-end";
    }

    @Override
    public String getShortDescription() {
        return Messages.EndEvent_shortDescription();
    }

    @Override
    Command command() {
        return new Command.EndNow();
    }
}
