package io.jenkins.plugins.eventschedules.jenkins.cli;

import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.jenkins.house.Visitor;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans.Look;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans.Removal;
import io.jenkins.plugins.eventschedules.web.export.OrphanLines;
import io.jenkins.plugins.eventschedules.web.json.Json;
import io.jenkins.plugins.eventschedules.web.json.OrphansJson;
import io.jenkins.plugins.eventschedules.web.json.RemovalJson;
import java.util.List;
import org.kohsuke.args4j.Option;

/** Lists what is left over at the provider, and removes one of those when it is told which. */
@Extension
public final class FindOrphans extends EventsCommand {

    @Option(name = "--remove", metaVar = "ID", usage = "Removes this one, of those that the list tells.")
    private String remove;

    @Option(name = "--event", metaVar = "EVENT", usage = "The event that it names: with another nothing is done.")
    private String event;

    @Override
    public String getName() {
        return "event-schedules-orphans";
    }

    @Override
    public String getShortDescription() {
        return Messages.FindOrphans_shortDescription();
    }

    @Override
    void carryOut(Visitor visitor) throws AbortException {
        visitor.requireManage();
        if ((remove == null) != (event == null)) {
            throw new IllegalArgumentException(Messages.FindOrphans_both());
        }
        Orphans orphans = visitor.environment()
                .orphans()
                .orElseThrow(() -> new IllegalArgumentException(
                        Messages.FindOrphans_nothing(visitor.room().name())));
        if (remove != null) {
            remove(visitor, orphans);
        } else {
            Look look = orphans.look();
            tell(() -> OrphanLines.of(look), () -> Json.bytes(OrphansJson.of(look)));
        }
    }

    private void remove(Visitor visitor, Orphans orphans) throws AbortException {
        if (!EventId.isWellFormed(event)) {
            throw new IllegalArgumentException(Messages.FindOrphans_noEvent(event));
        }
        Removal removal = orphans.remove(remove, new EventId(event), visitor.actor());
        if (removal instanceof Removal.Begun begun) {
            tell(() -> List.of(begun.message()), () -> Json.bytes(RemovalJson.begun(begun.message(), begun.console())));
        } else if (removal instanceof Removal.Gone gone) {
            tell(() -> List.of(gone.message()), () -> Json.bytes(RemovalJson.gone(gone.message())));
        } else {
            throw new AbortException(removal.message());
        }
    }
}
