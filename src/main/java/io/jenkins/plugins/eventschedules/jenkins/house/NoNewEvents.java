package io.jenkins.plugins.eventschedules.jenkins.house;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.Refusal;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.ForwardingEventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.IdempotencyKey;
import java.util.List;
import java.util.Optional;

/** The store of an environment that is not configured any more: its events go on to their end, and none are added. */
final class NoNewEvents extends ForwardingEventStore {

    private final String environment;

    NoNewEvents(String environment, EventStore events) {
        super(events);
        this.environment = environment;
    }

    @Override
    public Event create(Change change, Optional<IdempotencyKey> key) {
        throw refused();
    }

    @Override
    public List<Event> createSeries(List<Change> changes, Optional<IdempotencyKey> key) {
        throw refused();
    }

    private RefusedException refused() {
        return new RefusedException(
                new Refusal.Invalid(List.of(new FieldProblem("", Messages.NoNewEvents_leaving(environment)))));
    }
}
