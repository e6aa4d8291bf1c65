package io.jenkins.plugins.eventschedules.store;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.beginning;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.deletionOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Events;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file: what is in it, who can have it, and what it keeps. */
class SqliteStoreTest {

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsThereAfterOpeningAgain() throws Exception {
        Path path = folder.resolve("events.db");
        Event here = anEvent().live();
        Event elsewhere = anEvent().in("production").scheduled();
        try (SqliteStore store = open(path)) {
            create(store, here);
            create(store, elsewhere);
        }
        assertThat(filesIn(folder)).containsExactly("events.db", "events.db" + LeftBehind.MADE);

        try (SqliteStore store = open(path)) {
            assertThat(store.events("sandbox").find(here.id())).contains(here);
            assertThat(store.events("production").find(elsewhere.id())).contains(elsewhere);
            assertThat(store.events("production").list(EventQuery.all()).events())
                    .containsExactly(elsewhere);
        }
    }

    /** Also of those that nobody has opened since: an environment that was removed may come back. */
    @Test
    void aRenamedFolderIsRenamedInEveryEnvironment() {
        Path path = folder.resolve("events.db");
        Event here = anEvent().inFolder("shop").scheduled();
        Event elsewhere = anEvent().in("production").inFolder("shop/eu").scheduled();
        try (SqliteStore store = open(path)) {
            create(store, here);
            create(store, elsewhere);
        }

        try (SqliteStore store = open(path)) {
            store.relocate("shop", "market");

            assertThat(store.events("sandbox").find(here.id())).contains(here.movedTo("market"));
            assertThat(store.events("production").find(elsewhere.id())).contains(elsewhere.movedTo("market/eu"));
        }
    }

    @Test
    void everybodyWhoAsksForAnEnvironmentSharesItsStore() {
        try (SqliteStore store = open(folder.resolve("events.db"))) {
            assertThat(store.events("sandbox")).isSameAs(store.events("sandbox"));
        }
    }

    @Test
    void missingFoldersAreMadeAndNobodyElseCanLookInside() throws Exception {
        assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "This file system has no POSIX permissions to look at.");
        Path path = folder.resolve("a").resolve("b").resolve("events.db");
        try (SqliteStore store = open(path)) {
            create(store, anEvent().scheduled());

            assertThat(permissions(path.getParent())).isEqualTo("rwx------");
            assertThat(permissions(path)).isEqualTo("rw-------");
            assertThat(permissions(path.resolveSibling("events.db-wal"))).isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"what?.db", "50%20.db", "a#b&c=d.db", "Ereignisse für Ärzte.db", ":memory:", "file:x"})
    void anyNameWillDo(String name) throws Exception {
        Event event = anEvent().scheduled();
        try (SqliteStore store = open(folder.resolve(name))) {
            create(store, event);
        }

        assertThat(filesIn(folder)).containsExactly(name, name + LeftBehind.MADE);
    }

    @Test
    void aClosedStoreSaysSo() {
        SqliteStore store = open(folder.resolve("events.db"));
        EventStore events = store.events("sandbox");
        store.close();
        store.close();

        assertThatThrownBy(events::counts)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("events.db")
                .hasMessageEndingWith("is closed.");
    }

    @ParameterizedTest
    @CsvSource({"synchronous, 2", "journal_mode, wal", "locking_mode, exclusive", "foreign_keys, 1", "user_version, 3"})
    void theFileIsKeptInTheSafestWay(String setting, String value) {
        try (SqliteStore store = open(folder.resolve("events.db"))) {
            assertThat(query(store, "PRAGMA " + setting)).containsExactly(value);
        }
        try (SqliteStore store = open(folder.resolve("events.db"))) {
            assertThat(query(store, "PRAGMA " + setting)).containsExactly(value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE history SET message = 'all is well'", "DELETE FROM history"})
    void theFileItselfRefusesToChangeHistory(String sql) {
        try (SqliteStore store = open(folder.resolve("events.db"))) {
            create(store, anEvent().scheduled());

            assertThatThrownBy(() -> change(store, sql)).hasMessageContaining("history is append-only");
        }
    }

    @Test
    void anEventIsNotWrittenWhenItsHistoryCannotBe() {
        try (SqliteStore store = open(folder.resolve("events.db"))) {
            EventStore events = store.events("sandbox");
            Event event = create(store, anEvent().ended());
            events.delete(event.id(), deletionOf(event, Events.START));

            assertThatThrownBy(() -> create(store, event)).isInstanceOf(StoreException.class);
            assertThat(events.find(event.id())).isEmpty();
            assertThat(events.history(event.id(), 0, 10)).hasSize(2);
            Event next = anEvent().scheduled();
            assertThat(create(store, next)).isEqualTo(next);
        }
    }

    @Test
    void fieldsOfALaterVersionArePassedOver() {
        try (SqliteStore store = open(folder.resolve("events.db"))) {
            Event event = create(store, anEvent().ended());
            change(
                    store,
                    "UPDATE event SET plan = json_set(plan, '$.colour', 'red'),"
                            + " progress = json_set(progress, '$.preroll.mood', json('{\"is\": \"good\"}'))");

            assertThat(store.events("sandbox").find(event.id())).contains(event);
        }
    }

    @Test
    void theFormOnDiskIsTheOneThatOlderFilesHave() {
        try (SqliteStore store = open(folder.resolve("events.db"))) {
            create(store, anEvent().tearingDown());

            assertThat(query(store, "SELECT plan FROM event"))
                    .containsExactly(
                            """
                            {"name":"Cup final","notes":"","start":"2026-12-01T18:00:00Z","end":"2026-12-01T23:00:00Z",\
                            "zone":"Europe/Paris","lead":"PT20M","audience":250000,"criticality":"high",\
                            "performanceTarget":"p95 below 300 ms","targetType":"automation",\
                            "targetName":"scale-ecs-service","targetVersion":"1","parameters":{},\
                            "derived":{"ExpectedAudience":"250000"}}""");
            assertThat(query(store, "SELECT json_remove(progress, '$.preroll', '$.postroll.token') FROM event"))
                    .containsExactly(
                            """
                            {"reason":{"cause":"window_closed","message":"The window closed."},\
                            "ending":{"status":"ended","why":{"cause":"window_closed","message":"The window closed."}},\
                            "postroll":{"phase":"postroll","claimedAt":"2026-12-01T23:00:00Z","timeout":"PT30M",\
                            "startedAt":"2026-12-01T23:00:00Z","executionId":"execution-postroll",\
                            "console":"https://console.example.com/postroll","steps":[{"name":"scale",\
                            "action":"aws:executeAwsApi","state":"running","startedAt":"2026-12-01T23:00:00Z"}],\
                            "result":"running"},"outputs":{"Endpoint":"https://cup.example.com"}}""");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status = 'asleep'",
                "plan = '{}'",
                "plan = 'x'",
                "progress = '[]'",
                "progress = 'null'",
                "plan = json_set(plan, '$.zone', 'no zone!')",
                "version = 0"
            })
    void anEventThatCannotBeUnderstoodIsNamed(String damage) {
        try (SqliteStore store = open(folder.resolve("events.db"))) {
            Event event = create(store, anEvent().ended());
            change(store, "UPDATE event SET " + damage);

            assertThatThrownBy(() -> store.events("sandbox").find(event.id()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(event.id().value());
        }
    }

    private static SqliteStore open(Path path) {
        return SqliteStore.open(path, InstantSource.system());
    }

    private static Event create(SqliteStore store, Event event) {
        return store.events(event.environment()).create(beginning(event), Optional.empty());
    }

    private static List<String> query(SqliteStore store, String sql) {
        return store.file().read(statements -> statements.list(sql, List.of(), row -> row.getString(1)));
    }

    private static void change(SqliteStore store, String sql) {
        store.file().write(statements -> statements.update(sql, List.of()));
    }

    private static List<String> filesIn(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
