package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Insight;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import io.jenkins.plugins.eventschedules.lifecycle.port.KeptInsights;
import io.jenkins.plugins.eventschedules.stored.Damaged;
import io.jenkins.plugins.eventschedules.stored.InsightText;
import io.jenkins.plugins.eventschedules.stored.Unread;
import io.jenkins.plugins.eventschedules.stored.Word;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the events of one environment used, in the file. JSON is made and understood outside of the file's turns. */
final class SqliteInsights implements KeptInsights {

    /** Only what an event that is there used is kept: it is asked for in the statement itself. */
    private static final String KEEP =
            "INSERT INTO insight (environment, event_id, version, read_at, simulated, figures,"
                    + " content) SELECT environment, id, ?3, ?4, ?5, ?6, ?7 FROM event WHERE environment = ?1 AND id = ?2"
                    + " ON CONFLICT (environment, event_id) DO UPDATE SET version = excluded.version,"
                    + " read_at = excluded.read_at, simulated = excluded.simulated, figures = excluded.figures,"
                    + " content = excluded.content";

    private static final String READ = "SELECT content FROM insight WHERE environment = ? AND event_id = ?";

    /** Along the index of the latest changes, of which only the last days are looked at. */
    static final String OWED = "SELECT event.id FROM event INDEXED BY event_by_update WHERE event.environment = ?1"
            + " AND " + Figures.AT_REST
            + " AND event.updated_at > ?2 AND event.updated_at <= ?3"
            + " AND NOT EXISTS (SELECT 1 FROM insight WHERE insight.environment = event.environment"
            + " AND insight.event_id = event.id AND insight.version >= event.version)"
            + " ORDER BY event.updated_at, event.id LIMIT ?4";

    private final StoreFile file;
    private final String environment;
    private final Damaged damaged;
    private final InsightText text = new InsightText("the event store", "; restore the store from a backup");

    SqliteInsights(StoreFile file, String environment, Damaged damaged) {
        this.file = file;
        this.environment = environment;
        this.damaged = damaged;
    }

    /** What the file holds of an {@link Earlier}, not yet understood. */
    private record Row(String id, String name, Instant start, Optional<Long> audience, String figures) {

        static Row of(ResultSet row) throws SQLException {
            long audience = row.getLong(4);
            Optional<Long> expected = row.wasNull() ? Optional.empty() : Optional.of(audience);
            return new Row(
                    row.getString(1),
                    row.getString(2),
                    Instant.ofEpochMilli(row.getLong(3)),
                    expected,
                    row.getString(5));
        }
    }

    @Override
    public boolean keeps() {
        return true;
    }

    @Override
    public void keep(EventId id, Insight insight) {
        List<Object> values = List.of(
                environment,
                id.value(),
                insight.version(),
                Millis.of(insight.readAt()),
                insight.simulated() ? 1 : 0,
                text.figures(insight),
                text.series(insight));
        file.write(statements -> statements.update(KEEP, values));
    }

    @Override
    public Optional<Insight> of(EventId id) {
        return file.read(
                        statements -> statements.first(READ, List.of(environment, id.value()), row -> row.getString(1)))
                .flatMap(content -> damaged.understood(
                        new Unread<>("insights of the event " + id, () -> text.series(id, () -> content))));
    }

    @Override
    public List<Earlier> earlier(Event event, boolean simulated, Folders folders, int limit) {
        Sql sql = earlier(environment, event, simulated, folders, limit);
        return damaged.sound(file.read(statements -> statements.list(sql.text(), sql.values(), Row::of)).stream()
                .map(row -> new Unread<>("figures of the event " + row.id(), () -> earlier(row)))
                .toList());
    }

    private Earlier earlier(Row row) {
        EventId id = new EventId(row.id());
        return new Earlier(
                id,
                Objects.requireNonNull(row.name(), "no name"),
                row.start(),
                row.audience(),
                text.figures(id, row::figures));
    }

    static Sql earlier(String environment, Event event, boolean simulated, Folders folders, int limit) {
        Sql.Values values = new Sql.Values();
        return values.into("SELECT event.id, " + Figures.NAME + ", event.start_at,"
                + " CASE WHEN json_valid(event.plan) THEN event.plan ->> '$.audience' END,"
                + " insight.figures FROM event INDEXED BY event_at_rest"
                + " JOIN insight ON insight.environment = event.environment AND insight.event_id = event.id"
                + " WHERE event.environment = " + values.add(environment)
                + " AND event.target_type = "
                + values.add(Word.of(event.plan().target().type()))
                + " AND event.target_name = " + values.add(event.plan().target().name())
                + " AND " + Figures.AT_REST
                + " AND event.start_at < "
                + values.add(Millis.of(event.plan().window().start()))
                + " AND event.id <> " + values.add(event.id().value())
                + " AND insight.simulated = " + values.add(simulated ? 1 : 0)
                + " AND insight.figures <> '" + InsightText.NO_FIGURES + "'"
                + Figures.within(folders, values)
                + " ORDER BY event.start_at DESC, event.id DESC LIMIT " + values.add(limit));
    }

    @Override
    public List<EventId> owed(Instant restingAfter, Instant restingBefore, int limit) {
        return file
                .read(statements -> statements.list(
                        OWED,
                        List.of(environment, Millis.of(restingAfter), Millis.of(restingBefore), limit),
                        row -> row.getString(1)))
                .stream()
                .filter(EventId::isWellFormed)
                .map(EventId::new)
                .toList();
    }
}
