package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.stored.Cursor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The SQL of one list, in the two ways of answering it. Which index is used is said here and not left to SQLite's
 * statistics, so that the plans that the tests looked at are the plans that run.
 *
 * <p>In order: along the index of the order until the page is full. Good when many events pass the filters.
 *
 * <p>Led by a filter: everything that the filter's own index gives, sorted. Good when that is little.
 *
 * <p>In the order of the status it is the list of one status, by start: the lists of all of them follow each other.
 */
record ListQuery(Filters filters, Optional<Cursor> after) {

    Sql inOrder() {
        Sql.Values values = new Sql.Values();
        String runs = runs("", filters.conditions(values), values);
        return values.into(runs + page(values));
    }

    /** In order, but no further than through so many events of those that pass every filter but the text. */
    Sql inOrderAmong(int first) {
        Sql.Values values = new Sql.Values();
        String texts = ", event.name_folded, event.notes_folded";
        return values.into("SELECT * FROM (" + runs(texts, filters.conditionsBesidesText(values), values)
                + orderAndLimit(first, values) + ") AS nearest WHERE TRUE" + filters.containing("nearest", values)
                + page(values));
    }

    /** Where the index has the status first: one ordered run for each, which SQLite merges without sorting. */
    private String runs(String more, String conditions, Sql.Values values) {
        String run =
                select(more, "event INDEXED BY " + index()) + filters.environment(values) + reach(values) + conditions;
        List<String> statuses = filters.statuses();
        return isByStatus()
                ? statuses.stream()
                        .map(status -> run + " AND event.status = " + values.add(status))
                        .collect(Collectors.joining(" UNION ALL "))
                : run + " AND event.status IN " + values.addAll(statuses);
    }

    Sql ledBy(Lead lead) {
        Sql.Values values = new Sql.Values();
        return values.into(select("", lead.source()) + lead.condition().apply(values)
                + " AND +" + filters.environment(values)
                + " AND +event.status IN " + values.addAll(filters.statuses())
                + after.map(cursor -> " AND " + beyond(cursor, values)).orElse("")
                + filters.conditions(values)
                + page(values));
    }

    /** How many events a filter leaves, looking at its index alone and at this many of its entries at most. */
    static Sql count(Lead lead, int atMost) {
        Sql.Values values = new Sql.Values();
        return values.into("SELECT count(*) FROM (SELECT 1 FROM " + lead.counted() + " WHERE "
                + lead.condition().apply(values) + " LIMIT " + values.add(atMost) + ")");
    }

    private String select(String more, String source) {
        return "SELECT " + EventRow.COLUMNS + ", " + key() + " AS place" + more + " FROM " + source + " WHERE ";
    }

    /**
     * Where in the order the page can be: after the cursor, and within what overlaps the range. At most one bound on
     * each side, because an index uses only one.
     */
    private String reach(Sql.Values values) {
        boolean descending = filters.query().descending();
        StringBuilder bounds = new StringBuilder();
        after.ifPresent(cursor -> bounds.append(" AND ").append(beyond(cursor, values)));
        if (after.isEmpty() || descending) {
            least().ifPresent(key -> bounds.append(" AND " + key() + " > ").append(values.add(key)));
        }
        if (after.isEmpty() || !descending) {
            most().ifPresent(key -> bounds.append(" AND " + key() + " < ").append(values.add(key)));
        }
        return bounds.toString();
    }

    private OptionalLong least() {
        return switch (filters.query().sort()) {
            case START, STATUS -> filters.startsAfter();
            case END -> filters.endsAfter();
            case UPDATED, NAME, OWNER -> OptionalLong.empty();
        };
    }

    private OptionalLong most() {
        return switch (filters.query().sort()) {
            case START, STATUS -> filters.startsBefore();
            case END -> filters.endsBefore();
            case UPDATED, NAME, OWNER -> OptionalLong.empty();
        };
    }

    private String beyond(Cursor cursor, Sql.Values values) {
        return "(" + key() + ", event.id) " + (cursor.descending() ? "<" : ">") + " (" + values.add(cursor.value())
                + ", " + values.add(cursor.id()) + ")";
    }

    /** One more than asked for, which tells whether there is another page. */
    private String page(Sql.Values values) {
        return orderAndLimit(filters.query().limit() + 1, values);
    }

    private String orderAndLimit(int limit, Sql.Values values) {
        String direction = filters.query().descending() ? " DESC" : " ASC";
        return " ORDER BY place" + direction + ", id" + direction + " LIMIT " + values.add(limit);
    }

    private String key() {
        return switch (filters.query().sort()) {
            case START, STATUS -> "event.start_at";
            case END -> "event.end_at";
            case UPDATED -> "event.updated_at";
            case NAME -> "event.name_folded";
            case OWNER -> "event.owner";
        };
    }

    private boolean isByStatus() {
        return switch (filters.query().sort()) {
            case START, STATUS, UPDATED -> true;
            case END, NAME, OWNER -> false;
        };
    }

    private String index() {
        return switch (filters.query().sort()) {
            case START, STATUS -> "event_by_start";
            case END -> "event_by_end";
            case UPDATED -> "event_by_update";
            case NAME -> "event_by_name";
            case OWNER -> "event_by_owner";
        };
    }
}
