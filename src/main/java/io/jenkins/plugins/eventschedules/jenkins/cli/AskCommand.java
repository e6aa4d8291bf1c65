package io.jenkins.plugins.eventschedules.jenkins.cli;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.jenkins.house.Visitor;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import org.kohsuke.args4j.Argument;
import org.kohsuke.args4j.Option;

/** Has something done with an event. */
abstract class AskCommand extends EventsCommand {

    @Argument(metaVar = "ID", required = true, usage = "The event.")
    private String id;

    @Option(
            name = "--revision",
            metaVar = "NUMBER",
            usage = "The revision that you saw: when the event was changed since, nothing is done.")
    private Long revision;

    abstract Command command();

    @Override
    final void carryOut(Visitor visitor) {
        Event event = find(visitor, id);
        visitor.requireChange(event);
        long decidedOn = revision == null ? event.revision() : revision;
        tell(visitor, visitor.environment().schedules().ask(event.id(), decidedOn, command(), visitor.actor()));
    }
}
