package io.jenkins.plugins.eventschedules.jenkins.cli;

import hudson.Extension;
import io.jenkins.plugins.eventschedules.jenkins.house.Visitor;
import org.kohsuke.args4j.Argument;

/** Shows one event. */
@Extension
public final class ShowEvent extends EventsCommand {

    @Argument(metaVar = "ID", required = true, usage = "The event.")
    private String id;

    @Override
    public String getName() {
        return "event-schedules-show";
    }

    @Override
    public String getShortDescription() {
        return Messages.ShowEvent_shortDescription();
    }

    @Override
    void carryOut(Visitor visitor) {
        tell(visitor, find(visitor, id));
    }
}
