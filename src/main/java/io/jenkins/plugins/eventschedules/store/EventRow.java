package io.jenkins.plugins.eventschedules.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/** What the file holds of an event, not yet understood: that is done when the file is free for others again. */
record EventRow(
        String environment,
        String id,
        long version,
        long revision,
        String owner,
        String status,
        long createdAt,
        long updatedAt,
        String plan,
        String progress) {

    static final String COLUMNS =
            "event.environment, event.id, event.version, event.revision, event.owner, event.status,"
                    + " event.created_at, event.updated_at, event.plan, event.progress";

    static EventRow of(ResultSet row) throws SQLException {
        return new EventRow(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getLong(8),
                row.getString(9),
                row.getString(10));
    }
}
