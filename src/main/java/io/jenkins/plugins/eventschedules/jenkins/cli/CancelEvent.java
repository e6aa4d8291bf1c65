package io.jenkins.plugins.eventschedules.jenkins.cli;

import hudson.Extension;
import io.jenkins.plugins.eventschedules.lifecycle.Command;

/** Calls off an event that is not live yet; what was brought up is taken down. */
@Extension
public final class CancelEvent extends AskCommand {

    @Override
    public String getName() {
        return "event-schedules-cancel";
    }

    @Override
    public String getShortDescription() {
        return Messages.CancelEvent_shortDescription();
    }

    @Override
    Command command() {
        return new Command.Cancel();
    }
}
