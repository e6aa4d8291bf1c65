package io.jenkins.plugins.eventschedules.store;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Queries.aQuery;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.stored.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that the first version of the schema made. */
class SqliteMigrationTest {

    @TempDir
    Path folder;

    private final Event cup = anEvent().named("Cup final").noted("Nobody knows").in(Status.SCHEDULED);
    private final Event sale = anEvent().named("Sale 東京").noted("").in(Status.SCHEDULED);

    @BeforeEach
    void madeByTheFirstVersion() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file())) {
            Statements statements = new Statements(connection);
            statements.run("PRAGMA application_id = " + Migrations.APPLICATION_ID);
            statements.run(firstSchema());
            statements.run("PRAGMA user_version = 1");
            EventWrites writes = new EventWrites(new EventJson());
            writes.insert(statements, writes.insertions(List.of(cup, sale)));
            statements.forget();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"al", "l", "ws", "s", "final", "c"})
    void itsTextsAreFoundAsThoseOfALaterOneAre(String text) {
        try (SqliteStore store = SqliteStore.open(file(), InstantSource.system())) {
            EventStore events = store.events("sandbox");

            assertThat(events.list(containing(text)).events()).contains(cup);
            assertThat(events.list(containing("京")).events()).containsExactly(sale);
            assertThat(events.list(containing("zq")).events()).isEmpty();
        }
    }

    @Test
    void itKnowsOfAllThatHappened() {
        try (SqliteStore store = SqliteStore.open(file(), InstantSource.system())) {
            assertThat(store.schema()).isEqualTo(Migrations.LATEST);
            assertThat(store.events("sandbox").gaps()).isEmpty();
            assertThat(store.events("sandbox").find(cup.id())).contains(cup);
        }
    }

    private Path file() {
        return folder.resolve("events.db");
    }

    private static String firstSchema() throws IOException {
        try (InputStream script = Migrations.class.getResourceAsStream("schema-1.sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static EventQuery containing(String text) {
        return aQuery().text(text).query();
    }
}
