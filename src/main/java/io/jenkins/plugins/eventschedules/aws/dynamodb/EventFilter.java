package io.jenkins.plugins.eventschedules.aws.dynamodb;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.stored.CaseFolding;
import java.util.Optional;

/** What a query asks of an event beside its order. */
final class EventFilter {

    private final EventQuery query;
    private final Optional<String> text;

    EventFilter(EventQuery query) {
        this.query = query;
        this.text = query.text().map(CaseFolding::fold);
    }

    boolean wants(Event event) {
        Plan plan = event.plan();
        return (query.statuses().isEmpty() || query.statuses().contains(event.status()))
                && query.from().map(from -> plan.window().end().isAfter(from)).orElse(true)
                && query.to().map(to -> plan.window().start().isBefore(to)).orElse(true)
                && query.owner().map(event.owner()::equals).orElse(true)
                && query.folders().hold(event.origin().folder())
                && query.series()
                        .map(series -> event.origin().series().equals(Optional.of(series)))
                        .orElse(true)
                && query.targetType().map(plan.target().type()::equals).orElse(true)
                && query.targetName().map(plan.target().name()::equals).orElse(true)
                && text.map(part -> CaseFolding.fold(plan.name()).contains(part)
                                || CaseFolding.fold(plan.notes()).contains(part))
                        .orElse(true);
    }
}
