package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import io.jenkins.plugins.eventschedules.lifecycle.port.TrackRecord;
import io.jenkins.plugins.eventschedules.stored.Damaged;
import io.jenkins.plugins.eventschedules.stored.Unread;
import io.jenkins.plugins.eventschedules.stored.Word;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Figures over all events of one environment. They are read from indexes; an event is only looked at for its name. */
final class Figures {

    /** More targets than an environment has that anybody could look through. */
    private static final int MOST_TARGETS = 500;

    /** To the letter as the index has it, for only then SQLite takes the index. */
    static final String AT_REST = "event.status IN ('ended', 'missed', 'cancelled', 'failed', 'teardown_failed')";

    /** Of the plan of an event; null where that is no JSON, which would otherwise end the whole statement. */
    static final String NAME = "CASE WHEN json_valid(event.plan) THEN event.plan ->> '$.name' END";

    private final String environment;
    private final Damaged damaged;

    Figures(String environment, Damaged damaged) {
        this.environment = environment;
        this.damaged = damaged;
    }

    /** A target and how many events it has. */
    record Busy(TargetType type, String name, long events) {}

    /** What the file holds of a record of a target, not yet understood. */
    record Found(Busy target, List<TrackRecord.Outcome> outcomes, List<Unread<TrackRecord.Brief>> latest) {}

    List<Map<Status, Long>> starts(Statements statements, List<Instant> bounds, Folders folders) throws SQLException {
        List<Map<Status, Long>> counts = new ArrayList<>();
        for (int i = 1; i < bounds.size(); i++) {
            counts.add(new EnumMap<>(Status.class));
        }
        Sql sql = starts(environment, bounds, folders);
        statements.list(sql.text(), sql.values(), row -> {
            if (row.getLong(3) > 0) {
                counts.get(row.getInt(1)).put(Word.in(Status.class, row.getString(2)), row.getLong(3));
            }
            return row;
        });
        return counts;
    }

    List<Busy> targets(Statements statements, Folders folders) throws SQLException {
        Sql sql = targets(environment, folders);
        record Row(String type, String name, long events) {}
        List<Row> rows = statements.list(
                sql.text(), sql.values(), row -> new Row(row.getString(1), row.getString(2), row.getLong(3)));
        // A type that is none is that of damaged events, which are told where they are read.
        return rows.stream()
                .flatMap(
                        row -> Word.find(TargetType.class, row.type())
                                .map(type -> new Busy(type, row.name(), row.events()))
                                .stream())
                .toList();
    }

    Found find(Statements statements, Busy target, Folders folders, int outcomes, int latest) throws SQLException {
        Sql all = outcomes(environment, target, folders, outcomes);
        Sql few = latest(environment, target, folders, latest);
        return new Found(
                target,
                statements.list(all.text(), all.values(), Figures::outcome),
                statements.list(few.text(), few.values(), Figures::brief));
    }

    TrackRecord record(Found found) {
        Busy target = found.target();
        return new TrackRecord(
                target.type(), target.name(), target.events(), found.outcomes(), damaged.sound(found.latest()));
    }

    /** Each stretch of time is counted in the index for each status. */
    static Sql starts(String environment, List<Instant> bounds, Folders folders) {
        Sql.Values values = new Sql.Values();
        String stretches = IntStream.range(1, bounds.size())
                .mapToObj(i -> "[" + Millis.notBefore(bounds.get(i - 1)) + "," + Millis.notBefore(bounds.get(i)) + "]")
                .collect(Collectors.joining(",", "[", "]"));
        String statuses = Arrays.stream(Status.values())
                .map(status -> '"' + Word.of(status) + '"')
                .collect(Collectors.joining(",", "[", "]"));
        return values.into("SELECT stretch.key, life.value, (SELECT count(*) FROM event INDEXED BY event_by_start"
                + " WHERE event.environment = " + values.add(environment)
                + " AND event.status = life.value"
                + " AND event.start_at >= stretch.value ->> 0 AND event.start_at < stretch.value ->> 1"
                + within(folders, values)
                + ") FROM json_each(" + values.add(stretches) + ") AS stretch, json_each(" + values.add(statuses)
                + ") AS life");
    }

    static Sql targets(String environment, Folders folders) {
        Sql.Values values = new Sql.Values();
        return values.into("SELECT event.target_type, event.target_name, count(*) AS events"
                + " FROM event INDEXED BY event_by_target WHERE event.environment = " + values.add(environment)
                + within(folders, values)
                + " GROUP BY event.target_type, event.target_name"
                + " ORDER BY events DESC, event.target_name, event.target_type LIMIT " + MOST_TARGETS);
    }

    static Sql outcomes(String environment, Busy target, Folders folders, int limit) {
        return newest("event.status, event.preroll_took, event.postroll_took", environment, target, folders, limit);
    }

    static Sql latest(String environment, Busy target, Folders folders, int limit) {
        return newest("event.id, " + NAME + ", event.status, event.start_at", environment, target, folders, limit);
    }

    private static Sql newest(String what, String environment, Busy target, Folders folders, int limit) {
        Sql.Values values = new Sql.Values();
        return values.into("SELECT " + what + " FROM event INDEXED BY event_at_rest"
                + " WHERE event.environment = " + values.add(environment)
                + " AND event.target_type = " + values.add(Word.of(target.type()))
                + " AND event.target_name = " + values.add(target.name())
                + " AND " + AT_REST
                + within(folders, values)
                + " ORDER BY event.start_at DESC, event.id DESC LIMIT " + values.add(limit));
    }

    static String within(Folders folders, Sql.Values values) {
        return folders.only()
                .map(names -> " AND +event.folder IN " + values.addAll(Filters.sorted(names)))
                .orElse("");
    }

    private static TrackRecord.Outcome outcome(ResultSet row) throws SQLException {
        return new TrackRecord.Outcome(Word.in(Status.class, row.getString(1)), took(row, 2), took(row, 3));
    }

    private static Optional<Duration> took(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }

    private static Unread<TrackRecord.Brief> brief(ResultSet row) throws SQLException {
        String id = row.getString(1);
        String name = row.getString(2);
        String status = row.getString(3);
        long start = row.getLong(4);
        return new Unread<>(
                "event " + id,
                () -> new TrackRecord.Brief(
                        new EventId(id),
                        Objects.requireNonNull(name, "no name"),
                        Word.in(Status.class, status),
                        Instant.ofEpochMilli(start)));
    }
}
