package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery.Sort;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import io.jenkins.plugins.eventschedules.stored.Cursor;
import io.jenkins.plugins.eventschedules.stored.Word;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the table of events of one environment. */
final class EventQueries {

    /**
     * Up to this many events, sorting what one filter leaves is quicker than looking for its events in the order asked
     * for: 5,000 take some 10 ms, and where a filter leaves more, a page is full before long.
     */
    static final int FEW = 5_000;

    /** A short text that is in many events fills a page from so many of them, and need not be looked up. */
    private static final int NEAREST = 1_000;

    static final String FIND = "SELECT " + EventRow.COLUMNS + " FROM event WHERE environment = ? AND id = ?";

    /** By status, so that nothing has to be sorted; the folder is looked at in the index. */
    static Sql counts(String environment, Folders folders) {
        Sql.Values values = new Sql.Values();
        String all = "SELECT status, count(*) FROM event INDEXED BY event_by_start WHERE environment = "
                + values.add(environment);
        String some = folders.only()
                .map(names -> " AND +folder IN " + values.addAll(Filters.sorted(names)))
                .orElse("");
        return values.into(all + some + " GROUP BY status");
    }

    /** From one folder to the next, where SELECT DISTINCT would walk along all events of each. */
    static final String FOLDERS = "WITH RECURSIVE each (folder) AS ("
            + " SELECT min(folder) FROM event INDEXED BY event_by_folder WHERE environment = ?1 UNION ALL"
            + " SELECT (SELECT min(folder) FROM event INDEXED BY event_by_folder"
            + " WHERE environment = ?1 AND folder > each.folder) FROM each WHERE each.folder IS NOT NULL)"
            + " SELECT folder FROM each WHERE folder IS NOT NULL";

    static final String FOLDER = "SELECT folder FROM event WHERE environment = ?1 AND id = ?2"
            + " UNION ALL SELECT folder FROM deleted_event WHERE environment = ?1 AND id = ?2";

    static final String SERIES = "SELECT " + EventRow.COLUMNS + " FROM event INDEXED BY event_by_series"
            + " WHERE environment = ? AND series = ? ORDER BY start_at, id";

    static final String DUE = "SELECT " + EventRow.COLUMNS + " FROM event INDEXED BY event_due"
            + " WHERE environment = ? AND due_at <= ? ORDER BY due_at, id LIMIT ?";

    static final String NEXT_DUE = "SELECT id, due_at FROM event INDEXED BY event_due"
            + " WHERE environment = ? AND due_at IS NOT NULL ORDER BY due_at, id LIMIT ?";

    /** No index of its own: the events of one status stand together in this one already. */
    static final String IN_FLIGHT =
            "SELECT id FROM event INDEXED BY event_by_start WHERE environment = ? AND status IN ("
                    + Arrays.stream(Status.values())
                            .filter(Status::isInFlight)
                            .map(status -> "'" + Word.of(status) + "'")
                            .collect(Collectors.joining(", "))
                    + ")";

    private static final String IN_STATUS =
            "SELECT id FROM event INDEXED BY event_by_start WHERE environment = ? AND status = ?";

    static final String LONGEST = "SELECT end_at - start_at FROM event INDEXED BY event_by_duration"
            + " WHERE environment = ? ORDER BY end_at - start_at DESC LIMIT 1";

    private final String environment;
    private final int few;

    /** @param few {@link #FEW}, or another number where a test wants the other way of answering a list */
    EventQueries(String environment, int few) {
        this.environment = environment;
        this.few = few;
    }

    /** A row of a list, with what it was sorted by. */
    record Listed(EventRow row, String key) {}

    Optional<EventRow> find(Statements statements, EventId id) throws SQLException {
        return statements.first(FIND, List.of(environment, id.value()), EventRow::of);
    }

    /** By the words that the file has, whatever they are. */
    Map<String, Long> counts(Statements statements, Folders folders) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        Sql sql = counts(environment, folders);
        statements.list(sql.text(), sql.values(), row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }

    List<String> inStatus(Statements statements, String word) throws SQLException {
        return statements.list(IN_STATUS, List.of(environment, word), row -> row.getString(1));
    }

    Set<String> folders(Statements statements) throws SQLException {
        return Set.copyOf(statements.list(FOLDERS, List.of(environment), row -> row.getString(1)));
    }

    Optional<String> folder(Statements statements, EventId id) throws SQLException {
        return statements.first(FOLDER, List.of(environment, id.value()), row -> row.getString(1));
    }

    List<EventRow> series(Statements statements, String id) throws SQLException {
        return statements.list(SERIES, List.of(environment, id), EventRow::of);
    }

    List<EventRow> due(Statements statements, Instant now, int limit) throws SQLException {
        return statements.list(DUE, List.of(environment, Millis.of(now), limit), EventRow::of);
    }

    /** When an event is due. */
    record NextDue(String id, Instant at) {}

    List<NextDue> nextDue(Statements statements, int limit) throws SQLException {
        return statements.list(
                NEXT_DUE,
                List.of(environment, limit),
                row -> new NextDue(row.getString(1), Instant.ofEpochMilli(row.getLong(2))));
    }

    List<String> inFlight(Statements statements) throws SQLException {
        return statements.list(IN_FLIGHT, List.of(environment), row -> row.getString(1));
    }

    /** Up to one more than the query's limit. */
    List<Listed> list(Statements statements, EventQuery query, Optional<Cursor> after) throws SQLException {
        if (query.folders().only().map(Set::isEmpty).orElse(false)) {
            return List.of();
        }
        return query.sort() == Sort.STATUS ? byStatus(statements, query, after) : inOneOrder(statements, query, after);
    }

    /** The list of one status after that of another, each by start. */
    private List<Listed> byStatus(Statements statements, EventQuery query, Optional<Cursor> after) throws SQLException {
        List<Listed> found = new ArrayList<>();
        for (Status status : inOrderOfLife(query, after.map(Cursor::status))) {
            Optional<Cursor> here = after.filter(cursor -> cursor.status() == status);
            if (found.size() <= query.limit()) {
                inOneOrder(statements, query.withStatuses(Set.of(status)), here).stream()
                        .map(listed -> new Listed(listed.row(), Cursor.key(status, listed.key())))
                        .limit(query.limit() + 1L - found.size())
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** The statuses asked for, from this one on. */
    private static List<Status> inOrderOfLife(EventQuery query, Optional<Status> from) {
        Comparator<Status> order = query.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Arrays.stream(Status.values())
                .filter(status -> query.statuses().isEmpty() || query.statuses().contains(status))
                .filter(status -> from.isEmpty() || order.compare(from.get(), status) <= 0)
                .sorted(order)
                .toList();
    }

    private List<Listed> inOneOrder(Statements statements, EventQuery query, Optional<Cursor> after)
            throws SQLException {
        Filters filters = new Filters(environment, query, longest(statements, query));
        ListQuery list = new ListQuery(filters, after);
        Optional<Lead> lead = lead(statements, leads(statements, filters));
        Optional<Lead> shortText = Lead.ofShortText(filters);
        if (lead.isEmpty() && shortText.isPresent()) {
            List<Listed> nearest = listed(statements, list.inOrderAmong(NEAREST));
            if (nearest.size() > query.limit()) {
                return nearest;
            }
            lead = lead(statements, List.of(shortText.get()));
        }
        return listed(statements, lead.isPresent() ? list.ledBy(lead.get()) : list.inOrder());
    }

    private static List<Listed> listed(Statements statements, Sql sql) throws SQLException {
        return statements.list(sql.text(), sql.values(), row -> new Listed(EventRow.of(row), row.getString("place")));
    }

    /** Folders that leave nobody out, as those do that most people may see, are no filter to begin with. */
    private List<Lead> leads(Statements statements, Filters filters) throws SQLException {
        Optional<Set<String>> some = filters.query().folders().only();
        return some.isPresent() && some.get().containsAll(folders(statements))
                ? Lead.of(filters.ofAnyFolder())
                : Lead.of(filters);
    }

    /** The filter that leaves the fewest, if those are few. */
    private Optional<Lead> lead(Statements statements, List<Lead> leads) throws SQLException {
        Optional<Lead> best = Optional.empty();
        long fewest = few;
        for (Lead lead : leads) {
            Sql count = ListQuery.count(lead, few);
            long left = statements
                    .first(count.text(), count.values(), row -> row.getLong(1))
                    .orElseThrow();
            if (left < fewest) {
                fewest = left;
                best = Optional.of(lead);
            }
        }
        return best;
    }

    private long longest(Statements statements, EventQuery query) throws SQLException {
        if (query.from().isEmpty() && query.to().isEmpty()) {
            return 0;
        }
        return statements
                .first(LONGEST, List.of(environment), row -> row.getLong(1))
                .orElse(0L);
    }
}
