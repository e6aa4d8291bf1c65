package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.FinishedEvents.Finished;
import io.jenkins.plugins.eventschedules.stored.Word;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds and removes what is over, in one environment. */
final class FinishedRows {

    /**
     * Whatever happened last of all stays: history counts on from the highest position, and those who read it by position
     * would miss what took one a second time.
     */
    private static final String NOT_THE_LAST =
            " AND id <> coalesce((SELECT event_id FROM history ORDER BY position DESC LIMIT 1), '')";

    static final String OVER = "SELECT " + EventRow.COLUMNS + " FROM event INDEXED BY event_by_update"
            + " WHERE environment = ? AND status = ? AND updated_at < ?" + NOT_THE_LAST
            + " ORDER BY updated_at, id LIMIT ?";

    static final String DELETED = "SELECT id, folder FROM deleted_event WHERE environment = ?1 AND NOT EXISTS"
            + " (SELECT 1 FROM history WHERE environment = ?1 AND event_id = deleted_event.id AND at >= ?2)"
            + NOT_THE_LAST + " ORDER BY id LIMIT ?3";

    private static final String REMOVE = "DELETE FROM event WHERE environment = ? AND id = ? AND version = ?";
    private static final String FORGET = "DELETE FROM deleted_event WHERE environment = ? AND id = ?";
    private static final String REMOVE_HISTORY = "DELETE FROM history WHERE environment = ? AND event_id = ?";

    private final String environment;
    private final HistoryRows history;

    FinishedRows(String environment, HistoryRows history) {
        this.environment = environment;
        this.history = history;
    }

    /**
     * Something over, not yet understood.
     *
     * @param event null for one that was deleted
     */
    record Over(String id, String folder, EventRow event, List<HistoryRow> history) {}

    List<Over> over(Statements statements, Instant before, int limit) throws SQLException {
        List<EventRow> found = new ArrayList<>();
        for (Status status :
                Arrays.stream(Status.values()).filter(Status::isFinal).toList()) {
            if (found.size() < limit) {
                found.addAll(statements.list(
                        OVER,
                        List.of(environment, Word.of(status), Millis.of(before), limit - found.size()),
                        EventRow::of));
            }
        }
        List<Over> over = new ArrayList<>();
        for (EventRow row : found) {
            over.add(new Over(row.id(), row.folder(), row, history.whole(statements, row.id())));
        }
        return over;
    }

    List<Over> deleted(Statements statements, Instant before, int limit) throws SQLException {
        List<Over> deleted = new ArrayList<>();
        record Buried(String id, String folder) {}
        List<Buried> buried = statements.list(
                DELETED,
                List.of(environment, Millis.of(before), limit),
                row -> new Buried(row.getString(1), row.getString(2)));
        for (Buried each : buried) {
            deleted.add(new Over(each.id(), each.folder(), null, history.whole(statements, each.id())));
        }
        return deleted;
    }

    /** The history after its event: the schema keeps one whose event is still remembered. */
    boolean remove(Statements statements, Finished finished) throws SQLException {
        String id = finished.id().value();
        int removed = finished.event().isPresent()
                ? statements.update(
                        REMOVE,
                        List.of(
                                environment,
                                id,
                                finished.event().map(Event::version).orElseThrow()))
                : statements.update(FORGET, List.of(environment, id));
        if (removed == 1) {
            statements.update(REMOVE_HISTORY, List.of(environment, id));
        }
        return removed == 1;
    }
}
