package io.jenkins.plugins.eventschedules.jenkins.cli;

import hudson.Extension;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.jenkins.house.Visitor;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventPage;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.kohsuke.args4j.Option;

/** Lists events by start. */
@Extension
public final class ListEvents extends EventsCommand {

    @Option(name = "--status", metaVar = "STATUS[,STATUS...]", usage = "Only events that stand there, such as live.")
    private String statuses = "";

    @Option(name = "--folder", metaVar = "NAME", usage = "Only events of the folder with this full name.")
    private String folder;

    @Option(name = "--limit", metaVar = "COUNT", usage = "How many at most; 100 when not given.")
    private int limit = 100;

    @Override
    public String getName() {
        return "event-schedules-list";
    }

    @Override
    public String getShortDescription() {
        return Messages.ListEvents_shortDescription();
    }

    @Override
    void carryOut(Visitor visitor) {
        if (limit < 1) {
            throw new IllegalArgumentException(Messages.ListEvents_badLimit());
        }
        Folders visible = visitor.visible();
        EventQuery query =
                EventQuery.all().withStatuses(statuses()).within(folder == null ? visible : visible.narrowedTo(folder));
        tell(visitor, read(visitor.environment().store(), query));
    }

    private List<Event> read(EventStore store, EventQuery query) {
        List<Event> events = new ArrayList<>();
        EventQuery next = query;
        while (true) {
            int missing = Math.min(EventQuery.MAXIMUM_LIMIT, limit - events.size());
            EventPage page = store.list(next.limitedTo(missing));
            events.addAll(page.events());
            Optional<String> place = page.next();
            if (place.isEmpty() || events.size() >= limit) {
                return events;
            }
            next = query.after(place.get());
        }
    }

    private Set<Status> statuses() {
        Set<Status> wanted = EnumSet.noneOf(Status.class);
        for (String word : statuses.split(",")) {
            if (!word.isBlank()) {
                wanted.add(status(word.trim()));
            }
        }
        return wanted;
    }

    private static Status status(String word) {
        for (Status status : Status.values()) {
            if (status.word().equals(word.toLowerCase(Locale.ROOT))) {
                return status;
            }
        }
        throw new IllegalArgumentException(Messages.ListEvents_badStatus(word));
    }
}
