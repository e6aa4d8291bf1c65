package io.jenkins.plugins.eventschedules.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What the file holds of an event, not yet understood: that is done when the file is free for others again. Series and
 * build may be null.
 */
record EventRow(
        String environment,
        String id,
        long version,
        long revision,
        String owner,
        String folder,
        String series,
        String buildLabel,
        String buildUrl,
        String status,
        long createdAt,
        long updatedAt,
        String plan,
        String progress) {

    static final String COLUMNS =
            "event.environment, event.id, event.version, event.revision, event.owner, event.folder,"
                    + " event.series, event.build_label, event.build_url, event.status, event.created_at, event.updated_at, event.plan, event.progress";

    static EventRow of(ResultSet row) throws SQLException {
        return new EventRow(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getLong(11),
                row.getLong(12),
                row.getString(13),
                row.getString(14));
    }
}
