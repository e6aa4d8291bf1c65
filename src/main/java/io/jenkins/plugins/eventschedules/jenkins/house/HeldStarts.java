package io.jenkins.plugins.eventschedules.jenkins.house;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.ForwardingEventStore;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A store that shows the runner no start while starts are held, and every end. */
final class HeldStarts extends ForwardingEventStore {

    private final BooleanSupplier hold;

    HeldStarts(EventStore events, BooleanSupplier hold) {
        super(events);
        this.hold = hold;
    }

    /** However many starts wait, the ends behind them are found: more is read until there are enough others. */
    @Override
    public List<Event> due(Instant now, int limit) {
        if (!hold.getAsBoolean()) {
            return super.due(now, limit);
        }
        int asked = limit;
        while (true) {
            List<Event> due = super.due(now, asked);
            List<Event> begun = due.stream()
                    .filter(event -> event.status() != Status.SCHEDULED)
                    .limit(limit)
                    .toList();
            if (begun.size() == limit || due.size() < asked) {
                return begun;
            }
            asked = Math.multiplyExact(asked, 2);
        }
    }
}
