package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a query means, in the plainest words: the yardstick for a store that answers it from indexes. */
final class NaiveList {

    private NaiveList() {}

    static List<Event> of(Collection<Event> events, EventQuery query) {
        return events.stream()
                .filter(event -> passes(event, query))
                .sorted(order(query))
                .toList();
    }

    private static boolean passes(Event event, EventQuery query) {
        Plan plan = event.plan();
        return (query.statuses().isEmpty() || query.statuses().contains(event.status()))
                && query.from().map(from -> plan.window().end().isAfter(from)).orElse(true)
                && query.to().map(to -> plan.window().start().isBefore(to)).orElse(true)
                && query.text()
                        .map(text -> occurs(text, plan.name()) || occurs(text, plan.notes()))
                        .orElse(true)
                && query.owner().map(event.owner()::equals).orElse(true)
                && query.targetType().map(plan.target().type()::equals).orElse(true)
                && query.targetName().map(plan.target().name()::equals).orElse(true)
                && query.folders().hold(event.origin().folder())
                && query.series()
                        .map(id -> event.origin().series().equals(Optional.of(id)))
                        .orElse(true);
    }

    private static boolean occurs(String text, String in) {
        for (int i = 0; i + text.length() <= in.length(); i++) {
            if (in.regionMatches(true, i, text, 0, text.length())) {
                return true;
            }
        }
        return false;
    }

    private static Comparator<Event> order(EventQuery query) {
        Comparator<Event> order =
                switch (query.sort()) {
                    case START ->
                        Comparator.comparing(event -> event.plan().window().start());
                    case END ->
                        Comparator.comparing(event -> event.plan().window().end());
                    case UPDATED -> Comparator.comparing(Event::updatedAt);
                    case OWNER -> Comparator.comparing(Event::owner);
                    case STATUS ->
                        Comparator.comparing(Event::status)
                                .thenComparing(event -> event.plan().window().start());
                    case NAME -> Comparator.comparing(event -> event.plan().name(), String.CASE_INSENSITIVE_ORDER);
                };
        Comparator<Event> whole = order.thenComparing(Event::id);
        return query.descending() ? whole.reversed() : whole;
    }
}
