package io.jenkins.plugins.eventschedules.store;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.beginning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An event that somebody else than this plugin wrote, or half of one: it is named, and the others go on. */
class DamagedEventsTest {

    private static final Duration LONG = Duration.ofDays(5000);

    @TempDir
    Path folder;

    private final List<Event> events = new ArrayList<>();
    private Path path;

    @BeforeEach
    void fill() {
        path = folder.resolve("events.db");
        try (SqliteStore store = open()) {
            for (int i = 0; i < 3; i++) {
                Event event = anEvent().scheduled();
                store.events("sandbox").create(beginning(event), Optional.empty());
                events.add(event);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plan = '{'",
                "plan = ''",
                "plan = '[]'",
                "plan = 'null'",
                "plan = '{}'",
                "plan = json_remove(plan, '$.zone')",
                "plan = json_set(plan, '$.zone', 'no zone!')",
                "plan = json_set(plan, '$.start', 'tomorrow')",
                "plan = json_set(plan, '$.end', json_extract(plan, '$.start'))",
                "plan = json_set(plan, '$.lead', -1)",
                "plan = json_set(plan, '$.parameters', json_object('a', json_array(1)))",
                "plan = json_set(plan, '$.criticality', 'extreme')",
                "progress = '{'",
                "progress = 'null'",
                "progress = json_set(progress, '$.preroll', json_object('phase', 'nap'))",
                "status = 'dreaming'",
                "revision = 0",
                "owner = ''",
                "folder = '/'",
                "build_label = 'x', build_url = ':'",
                "id = 'x'",
            })
    void aDamagedEventIsNamedAndTheOthersGoOn(String damage) throws Exception {
        String id = damage.startsWith("id") ? "x" : events.get(0).id().value();
        outside("UPDATE event SET " + damage + " WHERE id = '" + events.get(0).id() + "'");
        String before = row(id);
        List<Event> others = events.subList(1, 3);

        try (SqliteStore store = open()) {
            EventStore sandbox = store.events("sandbox");
            sandbox.counts();
            Instant due = Lifecycle.dueAt(others.get(0)).orElseThrow();

            assertThat(sandbox.due(due, 2)).containsExactlyInAnyOrderElementsOf(others);
            assertThat(sandbox.nextDue()).contains(due);
            assertThat(sandbox.list(EventQuery.all()).events()).containsExactlyInAnyOrderElementsOf(others);
            assertThat(sandbox.walk(EventQuery.all())).containsExactlyInAnyOrderElementsOf(others);
            sandbox.inFlight();

            assertThat(sandbox.damaged()).containsExactly(id);
            assertThat(sandbox.damage().orElseThrow()).contains(id, "restore the store from a backup");
            if (!damage.startsWith("id")) {
                assertThatThrownBy(() -> sandbox.find(new EventId(id)))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining(id);
            }
        }
        assertThat(row(id)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan = json_set(plan, '$.colour', json_object('of', 'a later version'))",
                "progress = json_set(progress, '$.mood', 'good')",
            })
    void whatALaterVersionAddedIsPassedOver(String more) throws Exception {
        outside("UPDATE event SET " + more);

        try (SqliteStore store = open()) {
            assertThat(store.events("sandbox").list(EventQuery.all()).events())
                    .containsExactlyInAnyOrderElementsOf(events);
            assertThat(store.events("sandbox").damaged()).isEmpty();
        }
    }

    /** Those that are long over are let go, as far as they can be read. */
    @Test
    void aDamagedEventStaysWhenTheOthersAreLetGo() throws Exception {
        // The last that anything happened to stays in any case.
        List<Event> over = new ArrayList<>();
        try (SqliteStore store = open()) {
            for (int i = 0; i < 4; i++) {
                Event event = anEvent().ended();
                store.events("sandbox").create(beginning(event), Optional.empty());
                over.add(event);
            }
        }
        outside("UPDATE event SET plan = '{' WHERE id = '" + over.get(0).id() + "'");

        try (SqliteStore store = open()) {
            Instant later = over.get(0).updatedAt().plus(LONG);
            var found = store.finished("sandbox").untouchedSince(later, 2);

            assertThat(found)
                    .extracting(each -> each.id())
                    .containsExactlyInAnyOrder(over.get(1).id(), over.get(2).id());
            assertThat(store.finished("sandbox").letGo(found)).isEqualTo(2);
            assertThat(store.events("sandbox").counts()).containsEntry(Status.ENDED, 2L);
        }
    }

    private SqliteStore open() {
        return SqliteStore.open(path, InstantSource.system());
    }

    private void outside(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String row(String id) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT " + EventRow.COLUMNS + " FROM event WHERE id = '" + id + "'")) {
            row.next();
            return EventRow.of(row).toString();
        }
    }
}
