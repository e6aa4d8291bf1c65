package io.jenkins.plugins.eventschedules.web.export;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventPage;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import java.io.IOException;
import java.util.List;

/** Everything that a query finds, page by page. The first page is read at once, so that a refusal comes in time. */
final class Pages {

    private final EventStore store;
    private final EventQuery query;
    private final EventPage first;

    Pages(EventStore store, EventQuery asked) {
        this.store = store;
        this.query = asked.limitedTo(EventQuery.MAXIMUM_LIMIT);
        this.first = store.list(query);
    }

    /** Takes one page. */
    interface Taking {
        void take(List<Event> events) throws IOException;
    }

    void each(Taking taking) throws IOException {
        EventPage page = first;
        taking.take(page.events());
        while (page.next().isPresent()) {
            page = store.list(query.after(page.next().get()));
            taking.take(page.events());
        }
    }
}
