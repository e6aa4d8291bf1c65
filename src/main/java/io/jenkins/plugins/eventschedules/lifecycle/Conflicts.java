package io.jenkins.plugins.eventschedules.lifecycle;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventPage;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Other events that would have the same target up at the same time, from the beginning of their preroll to the end of
 * their window. They are worth knowing of, and no problem: a target may well serve two.
 */
public final class Conflicts {

    /** More than that, and a person knows enough. */
    private static final int MOST = 20;

    private static final int PAGE = 50;
    private static final int MOST_PAGES = 10;
    private static final Set<Status> STILL_TO_COME_OR_GOING_ON =
            EnumSet.of(Status.SCHEDULED, Status.DEPLOYING, Status.LIVE, Status.TEARING_DOWN);

    private final EventStore store;
    private final Limits limits;

    public Conflicts(EventStore store, Limits limits) {
        this.store = store;
        this.limits = limits;
    }

    /**
     * Those that a person may see.
     *
     * @param itself the event whose plan it is; absent for a new one
     * @return up to twenty, by start
     */
    public List<Event> of(Plan plan, Optional<EventId> itself, Folders visible) {
        EventQuery query = query(plan, visible);
        List<Event> found = new ArrayList<>();
        EventPage page = store.list(query);
        for (int pages = 1; ; pages++) {
            page.events().stream()
                    .filter(event -> overlap(event.plan(), plan)
                            && itself.filter(event.id()::equals).isEmpty())
                    .limit(MOST - (long) found.size())
                    .forEach(found::add);
            if (page.next().isEmpty() || found.size() == MOST || pages == MOST_PAGES) {
                return found;
            }
            page = store.list(query.after(page.next().get()));
        }
    }

    /** Leads are no part of a query, so it reaches as far as the longest lead could. */
    private EventQuery query(Plan plan, Folders visible) {
        return new EventQuery(
                STILL_TO_COME_OR_GOING_ON,
                Optional.of(plan.prerollAt()),
                Optional.of(plan.window().end().plus(limits.maximumLead())),
                Optional.empty(),
                Optional.empty(),
                Optional.of(plan.target().type()),
                Optional.of(plan.target().name()),
                visible,
                Optional.empty(),
                EventQuery.Sort.START,
                false,
                Optional.empty(),
                PAGE);
    }

    private static boolean overlap(Plan one, Plan other) {
        return one.prerollAt().isBefore(other.window().end())
                && other.prerollAt().isBefore(one.window().end());
    }
}
