package io.jenkins.plugins.eventschedules.store;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.beginning;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.deletionOf;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.archive.ArchiveFinished;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Events;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.faults.Rounds;
import io.jenkins.plugins.eventschedules.faults.Tally;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Figures;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Insight;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Measured;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Metric;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Stretch;
import io.jenkins.plugins.eventschedules.lifecycle.port.Chronicle;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventPage;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.FeedTokens.FeedToken;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import io.jenkins.plugins.eventschedules.lifecycle.port.Followers.Follower;
import io.jenkins.plugins.eventschedules.lifecycle.port.KeptInsights.Earlier;
import io.jenkins.plugins.eventschedules.lifecycle.port.Standings.Standing;
import io.jenkins.plugins.eventschedules.lifecycle.port.Templates.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A row of any table that somebody else than this plugin wrote, or half of one: it is named, it stays as it is, and
 * everything else goes on.
 */
@Tag("faults")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamagedRowsTest {

    private static final Instant NOW = Instant.parse("2027-12-01T12:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2025-10-20T23:30:00Z");
    private static final List<String> TABLES = List.of(
            "event",
            "history",
            "deleted_event",
            "feed_token",
            "template",
            "standing",
            "reminded",
            "follower",
            "insight");

    /** Columns with a text that a process understands, by their table. */
    private static final List<String[]> TEXTS = List.of(
            new String[] {"event", "plan"},
            new String[] {"event", "progress"},
            new String[] {"event", "status"},
            new String[] {"event", "target_type"},
            new String[] {"event", "folder"},
            new String[] {"history", "happening"},
            new String[] {"history", "actor_kind"},
            new String[] {"history", "actor_name"},
            new String[] {"history", "from_status"},
            new String[] {"history", "to_status"},
            new String[] {"history", "event_id"},
            new String[] {"deleted_event", "id"},
            new String[] {"feed_token", "digest"},
            new String[] {"template", "draft"},
            new String[] {"template", "name"},
            new String[] {"follower", "address"},
            new String[] {"insight", "content"},
            new String[] {"insight", "figures"});

    @TempDir
    static Path made;

    @TempDir
    Path folder;

    private final List<Event> events = new ArrayList<>();
    private Path path;

    @BeforeEach
    void copy() throws IOException {
        path = folder.resolve("events.db");
        Files.copy(made.resolve("events.db"), path);
    }

    /** Of everything two or more, of which the first is spoiled. */
    @BeforeAll
    void fill() {
        try (SqliteStore store = SqliteStore.open(made.resolve("events.db"), () -> NOW)) {
            EventStore sandbox = store.events("sandbox");
            for (int i = 0; i < 4; i++) {
                Event event = anEvent()
                        .startingAt(LONG_AGO.plusSeconds(i))
                        .updatedAt(LONG_AGO)
                        .ended();
                sandbox.create(beginning(event), Optional.empty());
                Event edited = event.next(LONG_AGO).done();
                sandbox.commit(told(edited, Happening.EDITED));
                events.add(edited);
                store.insights("sandbox").keep(event.id(), insight(edited));
                store.followers("sandbox").put(new Follower(event.id(), "alice", "alice@example.com", LONG_AGO));
                store.followers("sandbox").put(new Follower(event.id(), "bob", "bob@example.com", LONG_AGO));
            }
            Event deleted = anEvent().updatedAt(LONG_AGO).ended();
            sandbox.create(beginning(deleted), Optional.empty());
            sandbox.delete(deleted.id(), deletionOf(deleted, LONG_AGO));
            // The last that anything happened to is never let go.
            sandbox.create(beginning(anEvent().updatedAt(NOW).scheduled()), Optional.empty());
            for (String name : List.of("Gala", "Sale")) {
                store.templates("sandbox")
                        .put(new Template(
                                name,
                                "{\"name\":\"" + name + "\",\"target\":{\"type\":\"automation\",\"name\":\"a\"},"
                                        + "\"parameters\":{\"Service\":\"web\"}}",
                                "alice",
                                LONG_AGO));
                store.feedTokens("sandbox").put(new FeedToken(name, "0123" + name.toLowerCase(), LONG_AGO));
                store.standings("sandbox").put(name, Standing.at(1).failing(LONG_AGO));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "history       | happening = 'dreamt'                     | entry 1 in the history of",
                "history       | actor_kind = 'robot'                     | entry 1 in the history of",
                "history       | actor_name = ' '                         | entry 1 in the history of",
                "history       | from_status = ''                         | entry 1 in the history of",
                "history       | to_status = 'dreaming'                   | entry 1 in the history of",
                "history       | at = 9223372036854775807                 | entry 1 in the history of",
                "history       | revision = 0                             | entry 1 in the history of",
                "history       | event_id = 'x'                           | entry 1 in the history of x",
                "template      | draft = '{'                              | template Gala",
                "template      | draft = ''                               | template Gala",
                "template      | draft = '[]'                             | template Gala",
                "template      | draft = 'null'                           | template Gala",
                "template      | draft = '{} {}'                          | template Gala",
                "template      | draft = '{\"name\":5}'                   | template Gala",
                "template      | draft = '{\"name\":\"a\",\"name\":\"b\"}'   | template Gala",
                "template      | draft = '{\"audience\":\"many\"}'        | template Gala",
                "template      | draft = '{\"target\":[]}'                | template Gala",
                "template      | draft = '{\"target\":{\"name\":{}}}'     | template Gala",
                "template      | draft = '{\"parameters\":\"none\"}'      | template Gala",
                "template      | draft = replace(hex(zeroblob(40)), '00', '[') | template Gala",
                "template      | written_at = -9223372036854775808        | template Gala",
                "follower      | address = 'nobody'                       | follower alice of",
                "follower      | address = printf('%s%sBcc: x', address, char(13))| follower alice of",
                "follower      | since = 9223372036854775807              | follower alice of",
                "insight       | content = '{'                            | insights of the event",
                "insight       | content = '{}'                           | insights of the event",
                "insight       | content = 'null'                         | insights of the event",
                "insight       | figures = '{'                            | figures of the event",
                "insight       | figures = '[]'                           | figures of the event",
                "insight       | figures = '{\"figures\":null}'           | figures of the event",
                "insight       | figures = '{\"figures\":{\"a\":null}}'   | figures of the event",
                "standing      | failing_since = 9223372036854775807      | standing of the receiver Gala",
                "standing      | gave_up_at = -9223372036854775808        | standing of the receiver Gala",
                "feed_token    | created_at = 9223372036854775807         | calendar feed of Gala",
            })
    void aDamagedRowIsNamedAndEverythingElseGoesOn(String table, String damage, String name) throws Exception {
        spoil(table, damage);
        String before = dump();

        try (SqliteStore store = open()) {
            readEverything(store);
            store.copyTo(folder.resolve("copy.db"));

            assertThat(store.events("sandbox").damagedBesides()).anyMatch(each -> each.startsWith(name));
            assertThat(store.events("sandbox").damageBesides().orElseThrow())
                    .contains(name, "Everything else goes on", "from a backup");
            assertThat(store.events("sandbox").damaged()).isEmpty();
        }
        assertThat(dump()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan = '{'", "plan = '{}'", "target_type = 'dream'", "status = 'dreaming'"})
    void figuresGoOnWithoutADamagedEvent(String damage) throws Exception {
        spoil("event", damage);
        String before = dump();

        try (SqliteStore store = open()) {
            readEverything(store);
        }
        assertThat(dump()).isEqualTo(before);
    }

    /** The place after it is one in the list, as any other. */
    @Test
    void aListGoesOnAfterAnEventWhoseIdIsNone() throws Exception {
        outside(
                "PRAGMA foreign_keys = OFF",
                "UPDATE event SET id = 'no id!' WHERE id = '" + events.get(1).id() + "'");

        try (SqliteStore store = open()) {
            List<EventId> listed = new ArrayList<>();
            Optional<EventQuery> next = Optional.of(EventQuery.all().limitedTo(1));
            while (next.isPresent()) {
                EventQuery query = next.get();
                EventPage page = store.events("sandbox").list(query);
                page.events().forEach(event -> listed.add(event.id()));
                next = page.next().map(query::after);
            }

            assertThat(listed)
                    .contains(
                            events.get(0).id(),
                            events.get(2).id(),
                            events.get(3).id());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "history SET happening = 'dreamt'",
                "history SET version = -7",
                "history SET at = 9223372036854775807",
                "event SET plan = '{'",
            })
    void whatIsDamagedStaysWhenTheOthersAreArchived(String damage) throws Exception {
        String id = events.get(0).id().value();
        outside(
                "DROP TRIGGER history_is_never_changed",
                "UPDATE " + damage + " WHERE rowid = (SELECT min(rowid) FROM " + damage.replaceFirst(" .*", "") + ")");

        try (SqliteStore store = open()) {
            Path archives = folder.resolve("archives");
            int gone = ArchiveFinished.of(
                            "sandbox", store.finished("sandbox"), archives, Duration.ofDays(30), () -> NOW)
                    .run();

            assertThat(gone).isEqualTo(4);
        }
        assertThat(texts("SELECT id FROM event WHERE status = 'ended'")).containsExactly(id);
        assertThat(texts("SELECT event_id FROM history WHERE event_id = '" + id + "'"))
                .hasSize(2);
    }

    @Test
    void aDamagedMarkOfADeletedEventKeepsNoOtherFromTheArchive() throws Exception {
        outside("UPDATE deleted_event SET id = 'x'");

        try (SqliteStore store = open()) {
            var found = store.finished("sandbox").untouchedSince(NOW.minus(Duration.ofDays(30)), 10);

            assertThat(found).extracting(each -> each.id()).containsExactlyElementsOf(ids(events));
            assertThat(store.finished("sandbox").letGo(found)).isEqualTo(4);
            assertThat(store.events("sandbox").damaged()).containsExactly("x");
        }
        assertThat(texts("SELECT id FROM deleted_event")).containsExactly("x");
    }

    /** A piece is as long as it was asked for, as long as there is something. */
    @Test
    void aHistoryIsReadOnBehindADamagedEntry() throws Exception {
        spoil("history", "happening = 'dreamt'");

        try (SqliteStore store = open()) {
            List<HistoryEntry> first =
                    store.events("sandbox").history(events.get(0).id(), 0, 1);

            assertThat(first).extracting(HistoryEntry::version).containsExactly(2L);
        }
    }

    /** Texts of real rows, with letters changed, left out, doubled and cut off. */
    @Test
    void noSpoiledTextStopsAnything() throws Exception {
        Rounds rounds = Rounds.of(25, 3_000);
        Tally tally = new Tally("store: rows of garbage", rounds);
        for (int i = 0; i < rounds.count(); i++) {
            Random random = new Random(rounds.seed() + i);
            Files.delete(path);
            copy();
            tally.events(events.size());
            String[] column = TEXTS.get(random.nextInt(TEXTS.size()));
            String garbage = garble(column[0], column[1], random);
            String before = dump();
            try (SqliteStore store = open()) {
                readEverything(store);
            } catch (AssertionError | RuntimeException e) {
                tally.lost(String.join(".", column) + " = " + garbage + ": " + e);
            }
            if (!dump().equals(before)) {
                tally.wrong(String.join(".", column) + " = " + garbage + " was written over");
            }
            tally.round();
        }
        tally.close();
    }

    /** All that a host asks of its store, of which nothing may fail, and nothing of what is sound may be missing. */
    private void readEverything(SqliteStore store) {
        EventStore sandbox = store.events("sandbox");
        List<EventId> sound = ids(events.subList(1, 4));
        sandbox.counts();
        sandbox.starts(List.of(LONG_AGO, NOW), Folders.ALL);
        assertThat(sandbox.list(EventQuery.all()).events()).containsAll(events.subList(1, 4));
        assertThat(sandbox.due(Events.START, 10)).hasSize(1);
        assertThat(sandbox.nextDue()).isPresent();
        sandbox.inFlight();
        assertThat(sandbox.trackRecords(Folders.ALL, 10, 10).stream()
                        .flatMap(each -> each.latest().stream())
                        .map(brief -> brief.id()))
                .containsAll(sound);
        events.forEach(event -> sandbox.history(event.id(), 0, 1));
        for (EventId id : sound) {
            assertThat(sandbox.history(id, 0, 500)).hasSize(2);
            assertThat(store.followers("sandbox").of(id)).hasSize(2);
            assertThat(store.insights("sandbox").of(id)).isPresent();
        }
        assertThat(recorded(store)).containsAll(sound);
        readTheRest(store);
    }

    private void readTheRest(SqliteStore store) {
        Event latest = events.get(3);
        EventId spoiled = events.get(0).id();
        assertThat(store.insights("sandbox").earlier(latest, false, Folders.ALL, 10).stream()
                        .map(Earlier::id))
                .contains(events.get(1).id(), events.get(2).id());
        store.insights("sandbox").of(spoiled);
        store.insights("sandbox").owed(Instant.EPOCH, NOW, 10);
        store.followers("sandbox").of(spoiled);
        store.followers("sandbox").of(spoiled, "alice");
        store.templates("sandbox").named("Gala");
        assertThat(store.templates("sandbox").all()).extracting(Template::name).contains("Sale");
        store.feedTokens("sandbox").of("Gala");
        store.feedTokens("sandbox").withDigest("0123gala");
        assertThat(store.feedTokens("sandbox").withDigest("0123sale")).isPresent();
        store.standings("sandbox").of("Gala");
        assertThat(store.standings("sandbox").of("Sale")).isPresent();
        store.finished("sandbox").untouchedSince(NOW, 10);
    }

    /** As whoever is told of everything reads it, in small pieces. */
    private static List<EventId> recorded(SqliteStore store) {
        Chronicle chronicle = store.chronicle("sandbox");
        List<EventId> all = new ArrayList<>();
        long place = 0;
        Chronicle.Piece piece = chronicle.after(place, 2);
        while (piece.reached() > place) {
            piece.entries().forEach(each -> all.add(each.entry().event()));
            place = piece.reached();
            piece = chronicle.after(place, 2);
        }
        assertThat(place).isEqualTo(chronicle.end());
        return all;
    }

    private static List<EventId> ids(List<Event> some) {
        return some.stream().map(Event::id).toList();
    }

    private static Insight insight(Event event) {
        Instant start = event.plan().window().start();
        Stretch stretch = Stretch.covering(start, event.plan().window().end(), start);
        Measured processor = new Measured(
                "AWS/ECS CPUUtilization Average",
                "Processor",
                Optional.of("Percent"),
                Optional.of(new Metric(
                        "AWS/ECS", "CPUUtilization", new TreeMap<>(Map.of("ServiceName", "web")), "Average")),
                Collections.nCopies(stretch.count(), Optional.of(50.0)),
                Optional.of(new Figures(50, start, 25)),
                Optional.empty());
        return new Insight(event.version(), LONG_AGO, false, stretch, List.of(processor));
    }

    private SqliteStore open() {
        return SqliteStore.open(path, () -> NOW);
    }

    /** The first row of a table. */
    private void spoil(String table, String damage) throws SQLException {
        outside(
                "DROP TRIGGER history_is_never_changed",
                "UPDATE " + table + " SET " + damage + " WHERE " + first(table));
    }

    private static String first(String table) {
        return switch (table) {
            case "event", "history", "insight" -> "rowid = (SELECT min(rowid) FROM " + table + ")";
            case "template" -> "name = 'Gala'";
            case "standing" -> "receiver = 'Gala'";
            case "feed_token" -> "owner = 'Gala'";
            case "follower" -> "person = 'alice' AND event_id = (SELECT id FROM event ORDER BY serial LIMIT 1)";
            default -> "1 = 1";
        };
    }

    private String garble(String table, String column, Random random) throws SQLException {
        String real = texts("SELECT coalesce(" + column + ", '') FROM " + table + " WHERE " + first(table))
                .get(0);
        StringBuilder text = new StringBuilder(real);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = text.isEmpty() ? 0 : random.nextInt(text.length());
            switch (text.isEmpty() ? 0 : random.nextInt(6)) {
                case 0 -> text.insert(at, letter(random));
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.setLength(at);
                case 3 -> text.insert(at, text.substring(random.nextInt(at + 1), at));
                case 4 -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
                default -> text.setCharAt(at, letter(random));
            }
        }
        try (Connection connection = connect()) {
            run(connection, "DROP TRIGGER history_is_never_changed");
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE " + table + " SET " + column + " = ? WHERE " + first(table))) {
                update.setString(1, text.toString());
                update.executeUpdate();
            }
        }
        return text.toString();
    }

    private static char letter(Random random) {
        String letters = "\"{}[],:\\-0123456789aeEnulTZ. \n\u0000\u00e9";
        return letters.charAt(random.nextInt(letters.length()));
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + path + "?synchronous=OFF");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void outside(String... sql) throws SQLException {
        try (Connection connection = connect()) {
            for (String each : sql) {
                run(connection, each);
            }
        }
    }

    private List<String> texts(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    /** Every row of every table. */
    private String dump() throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    while (rows.next()) {
                        all.append('\n').append(table);
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            all.append('|').append(rows.getString(i));
                        }
                    }
                }
            }
        }
        return all.toString();
    }
}
