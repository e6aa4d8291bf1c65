package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.event.Build;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Origin;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.stored.CaseFolding;
import io.jenkins.plugins.eventschedules.stored.EventJson;
import io.jenkins.plugins.eventschedules.stored.StoredPlan;
import io.jenkins.plugins.eventschedules.stored.StoredProgress;
import io.jenkins.plugins.eventschedules.stored.Word;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Writes the table of events. */
final class EventWrites {

    private static final String INSERT = "INSERT INTO event (revision, status, due_at, updated_at, progress,"
            + " preroll_took, postroll_took,"
            + " plan, start_at, end_at, target_type, target_name, name_folded, notes_folded,"
            + " owner, created_at, folder, series, build_label, build_url, environment, id, version)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /**
     * All that are not yet in the index of texts, together: it writes down what it has so far before each statement, so that
     * one for each event would make as many pieces, which take longer to write than all the rest and have to be merged.
     */
    private static final String INDEX_TEXTS = "INSERT INTO event_text (rowid, text)"
            + " SELECT serial, name_folded || ' ' || notes_folded || '  ' FROM event"
            + " WHERE serial > (SELECT ifnull(max(id), 0) FROM event_text_docsize)";

    /**
     * For a change that no person made: only people change plans, and each of their changes is a new revision. So the
     * plan need not be written, nor the indexes that an UPDATE of its columns would touch.
     */
    private static final String MOVE =
            "UPDATE event SET version = version + 1, status = ?, due_at = ?, updated_at = ?, progress = ?,"
                    + " preroll_took = ?, postroll_took = ?"
                    + " WHERE environment = ? AND id = ? AND version = ? AND revision = ?";

    private static final String REVISE =
            "UPDATE event SET version = version + 1, revision = ?, status = ?, due_at = ?, updated_at = ?,"
                    + " progress = ?, preroll_took = ?, postroll_took = ?, plan = ?, start_at = ?, end_at = ?, target_type = ?, target_name = ?,"
                    + " name_folded = ?, notes_folded = ?"
                    + " WHERE environment = ? AND id = ? AND version = ?";

    private static final String BURY = "INSERT INTO deleted_event (environment, id, folder)"
            + " SELECT environment, id, folder FROM event WHERE environment = ? AND id = ? AND version = ?";

    private static final String DELETE = "DELETE FROM event WHERE environment = ? AND id = ? AND version = ?";

    /** Whatever is below a folder begins with its name and a slash, and the character after the slash is 0. */
    private static final String RELOCATE = " SET folder = ? || substr(folder, length(?) + 1)"
            + " WHERE environment = ? AND (folder = ? OR (folder > ? || '/' AND folder < ? || '0'))";

    private final EventJson json;

    EventWrites(EventJson json) {
        this.json = json;
    }

    /** What {@link #insert} writes of each, which can be made before the file is asked for. */
    List<List<?>> insertions(List<Event> events) {
        return events.stream().<List<?>>map(this::insertion).toList();
    }

    private List<?> insertion(Event event) {
        return joined(
                List.of(event.revision()),
                progress(event),
                plan(event),
                List.of(event.owner(), Millis.of(event.createdAt())),
                origin(event.origin()),
                List.of(event.environment(), event.id().value(), event.version()));
    }

    void insert(Statements statements, List<List<?>> insertions) throws SQLException {
        statements.updateEach(INSERT, insertions);
        statements.beforeCommit(INDEX_TEXTS);
    }

    /** What {@link #change} writes of each, as far as it can be made before the file is asked for. */
    List<List<?>> moves(List<Event> events) {
        return events.stream().<List<?>>map(this::move).toList();
    }

    /**
     * Writes each on top of the version before it, or leaves it.
     *
     * @param moves of these events, in their order
     * @return the places of those that were written
     */
    BitSet change(Statements statements, List<Event> events, List<List<?>> moves) throws SQLException {
        BitSet done = new BitSet();
        int[] moved = statements.updateEach(MOVE, moves);
        for (int i = 0; i < moved.length; i++) {
            done.set(i, moved[i] == 1);
        }
        // What is left has another revision, or is too late. In order, because one may stand on top of another.
        for (int i = done.nextClearBit(0); i < events.size(); i = done.nextClearBit(i + 1)) {
            done.set(i, statements.update(REVISE, revision(events.get(i))) == 1);
        }
        return done;
    }

    boolean delete(Statements statements, String environment, EventId id, long version) throws SQLException {
        List<Object> before = List.of(environment, id.value(), version);
        return statements.update(BURY, before) == 1 && statements.update(DELETE, before) == 1;
    }

    /** @return whether there were events in that folder or below it */
    boolean relocate(Statements statements, String environment, String folder, String to) throws SQLException {
        List<Object> values = List.of(to, folder, environment, folder, folder, folder);
        int moved = statements.update("UPDATE event" + RELOCATE, values);
        return moved + statements.update("UPDATE deleted_event" + RELOCATE, values) > 0;
    }

    private List<?> move(Event event) {
        return joined(progress(event), before(event), List.of(event.revision()));
    }

    private List<?> revision(Event event) {
        return joined(List.of(event.revision()), progress(event), plan(event), before(event));
    }

    private List<?> progress(Event event) {
        Long dueAt = Lifecycle.dueAt(event).map(Millis::notBefore).orElse(null);
        return Arrays.asList(
                Word.of(event.status()),
                dueAt,
                Millis.of(event.updatedAt()),
                json.write(StoredProgress.of(event)),
                took(event.preroll()),
                took(event.postroll()));
    }

    private static Long took(Optional<PhaseRun> run) {
        return run.flatMap(PhaseRun::took).map(Duration::toMillis).orElse(null);
    }

    private static List<?> origin(Origin origin) {
        return Arrays.asList(
                origin.folder(),
                origin.series().orElse(null),
                origin.build().map(Build::label).orElse(null),
                origin.build().map(build -> build.url().toString()).orElse(null));
    }

    private List<?> plan(Event event) {
        Plan plan = event.plan();
        return List.of(
                json.write(StoredPlan.of(plan)),
                Millis.of(plan.window().start()),
                Millis.of(plan.window().end()),
                Word.of(plan.target().type()),
                plan.target().name(),
                CaseFolding.fold(plan.name()),
                CaseFolding.fold(plan.notes()));
    }

    private static List<?> before(Event event) {
        return List.of(event.environment(), event.id().value(), event.version() - 1);
    }

    private static List<?> joined(List<?>... parts) {
        List<Object> all = new ArrayList<>();
        for (List<?> part : parts) {
            all.addAll(part);
        }
        return all;
    }
}
