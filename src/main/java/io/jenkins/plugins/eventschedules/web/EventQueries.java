package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery.Sort;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import io.jenkins.plugins.eventschedules.web.http.Query;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads which events somebody asks for. */
final class EventQueries {

    /** Which events. */
    static final Set<String> FILTERS =
            Set.of("status", "from", "to", "q", "owner", "targetType", "target", "folder", "series");

    /** Which events, and in which order. */
    static final Set<String> ORDERED = with(FILTERS, "sort");

    /** Which events, in which order, and how many. */
    static final Set<String> PAGED = with(ORDERED, "cursor", "limit");

    static final Map<String, TargetType> TARGET_TYPES = words(TargetType.values());

    private static final Map<String, Status> STATUSES = words(Status.values());
    private static final Map<String, Order> ORDERS = orders();
    private static final int LONGEST_TEXT = 255;
    private static final int LONGEST_FOLDER = 1_000;
    private static final int LONGEST_TARGET = 300;
    private static final int LONGEST_CURSOR = 4096;
    private static final int USUAL_LIMIT = 100;

    private EventQueries() {}

    private record Order(Sort sort, boolean descending) {}

    /** @param visible what the caller may see; a folder that is not among them has no events for them */
    static EventQuery read(Query query, Folders visible) {
        Optional<Instant> from = query.instant("from");
        Optional<Instant> to = query.instant("to");
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw Query.bad("The parameter to is after from.");
        }
        Aim aim = aim(query);
        Order order = query.word("sort", ORDERS).orElse(new Order(Sort.START, false));
        return new EventQuery(
                statuses(query),
                from,
                to,
                query.text("q", LONGEST_TEXT),
                query.text("owner", LONGEST_TEXT),
                aim.type(),
                aim.name(),
                query.text("folder", LONGEST_FOLDER).map(visible::narrowedTo).orElse(visible),
                query.text("series", LONGEST_TEXT),
                order.sort(),
                order.descending(),
                query.text("cursor", LONGEST_CURSOR),
                query.number("limit", 1, EventQuery.MAXIMUM_LIMIT)
                        .map(Long::intValue)
                        .orElse(USUAL_LIMIT));
    }

    /** Which target. */
    private record Aim(Optional<TargetType> type, Optional<String> name) {}

    /** A type that is not given can stand before the name, as in {@code product:web}. */
    private static Aim aim(Query query) {
        Optional<TargetType> type = query.word("targetType", TARGET_TYPES);
        Optional<String> name = query.text("target", LONGEST_TARGET);
        int colon = name.map(text -> text.indexOf(':')).orElse(-1);
        if (type.isPresent() || colon < 0) {
            return new Aim(type, name);
        }
        TargetType first = TARGET_TYPES.get(name.get().substring(0, colon));
        return first == null ? new Aim(type, name) : new Aim(Optional.of(first), name.map(n -> n.substring(colon + 1)));
    }

    private static Set<Status> statuses(Query query) {
        Set<Status> statuses = EnumSet.noneOf(Status.class);
        query.text("status", LONGEST_TEXT).ifPresent(list -> {
            for (String word : list.split(",", -1)) {
                if (!STATUSES.containsKey(word)) {
                    throw Query.bad("The parameter status is a list of: " + String.join(", ", STATUSES.keySet()) + ".");
                }
                statuses.add(STATUSES.get(word));
            }
        });
        return statuses;
    }

    private static Set<String> with(Set<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, Order> orders() {
        Map<String, Order> orders = new TreeMap<>();
        words(Sort.values()).forEach((word, sort) -> {
            orders.put(word, new Order(sort, false));
            orders.put("-" + word, new Order(sort, true));
        });
        return orders;
    }

    private static <E extends Enum<E>> Map<String, E> words(E[] values) {
        Map<String, E> words = new LinkedHashMap<>();
        Arrays.stream(values).forEach(value -> words.put(value.name().toLowerCase(Locale.ROOT), value));
        return words;
    }
}
