package io.jenkins.plugins.eventschedules.store;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Events;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.event.Window;
import io.jenkins.plugins.eventschedules.faults.Rounds;
import io.jenkins.plugins.eventschedules.faults.Tally;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.Changes;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Damages what a process left behind, opens it, and counts. A store that is refused says why and what to do, is left as
 * it was, and comes back from its backup; one that opens has everything in it.
 */
@Tag("faults")
class DamagedStoreTest {

    private static final int PAGE = 4096;

    @TempDir
    Path folder;

    /** What became of the files. Those of the first group are seen; what is said of the others is in the docs. */
    enum Damage {
        PAGES_OF_GARBAGE,
        CUT_OFF,
        EMPTIED,
        GONE,
        ALL_GARBAGE,
        HEADER_OF_GARBAGE,
        LOG_GONE
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void whatIsDamagedIsToldAndComesBackFromItsBackup(Damage damage) throws Exception {
        Rounds rounds = Rounds.of(1, 25);
        Tally tally = new Tally(
                "store: " + damage.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '), rounds);
        for (int i = 0; i < rounds.count(); i++) {
            Path place =
                    Files.createDirectories(folder.resolve(damage + "-" + i)).resolve("events.db");
            Random random = new Random(rounds.seed() + i);
            Left left = leave(place, random, damage == Damage.LOG_GONE);
            tally.events(left.events().size());
            inflict(damage, place, random);
            byte[] damaged = bytes(place);

            long begun = System.nanoTime();
            try (SqliteStore store = open(place)) {
                left.events().forEach((id, event) -> requireThere(store, event, tally));
                if (damage != Damage.PAGES_OF_GARBAGE) {
                    tally.wrong("it was opened in spite of " + damage);
                }
            } catch (StoreException e) {
                requireHelpful(e.getMessage(), place, tally);
                if (!Arrays.equals(bytes(place), damaged)) {
                    tally.wrong("it was not left as it was: " + e.getMessage());
                }
                new Restoring(left.backup(), place, InstantSource.system()).run();
                try (SqliteStore restored = open(place)) {
                    left.backedUp().forEach((id, event) -> requireThere(restored, event, tally));
                }
                tally.late(Duration.ofNanos(System.nanoTime() - begun));
            }
            tally.round();
        }
        tally.close();
    }

    /** What SQLite takes for the end of a log is what no process had been told was written, or comes back whole. */
    @Test
    void aLogThatWasCutOffBringsBackAWholeStoreOfAnEarlierMoment() throws Exception {
        Rounds rounds = Rounds.of(3, 60);
        Tally tally = new Tally("store: log cut off or flipped", rounds);
        for (int i = 0; i < rounds.count(); i++) {
            Path place = Files.createDirectories(folder.resolve("log-" + i)).resolve("events.db");
            Random random = new Random(rounds.seed() + i);
            Left left = leave(place, random, true);
            tally.events(left.events().size());
            Path log = place.resolveSibling("events.db-wal");
            try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
                long at = (long) (random.nextDouble() * file.length());
                if (random.nextBoolean()) {
                    file.setLength(at);
                } else {
                    file.seek(at);
                    int before = file.read();
                    file.seek(at);
                    file.write(before ^ (1 << random.nextInt(8)));
                }
            }

            try (SqliteStore store = open(place)) {
                EventStore events = store.events("sandbox");
                for (Event event : left.events().values()) {
                    events.find(event.id()).ifPresent(found -> requireWhole(events, found, event, tally));
                }
                left.backedUp().forEach((id, event) -> {
                    if (events.find(event.id()).isEmpty()) {
                        tally.lost("what was in the file itself: " + id);
                    }
                });
            } catch (StoreException e) {
                requireHelpful(e.getMessage(), place, tally);
            }
            tally.round();
        }
        tally.close();
    }

    @Test
    void anEventWhoseRowIsDamagedKeepsNoOtherFromItsEnd() throws Exception {
        Path place = folder.resolve("events.db");
        Event damaged = anEvent().live();
        Event sound = anEvent().live();
        try (SqliteStore store = open(place)) {
            store.events("sandbox").create(Changes.beginning(damaged), Optional.empty());
            store.events("sandbox").create(Changes.beginning(sound), Optional.empty());
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + place);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE event SET plan = '}' || plan WHERE id = '" + damaged.id() + "'");
        }

        try (SqliteStore store = open(place)) {
            assertThat(store.events("sandbox").due(sound.plan().window().end(), 10))
                    .containsExactly(sound);
            assertThatThrownBy(() -> store.events("sandbox").find(damaged.id()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(damaged.id().value())
                    .hasMessageContaining("restore the store from a backup");
        }
    }

    @Test
    void anEventOfAZoneThatThisJavaDoesNotKnowBeginsAndEndsAllTheSame() throws Exception {
        Path place = folder.resolve("events.db");
        Event event = anEvent().live();
        try (SqliteStore store = open(place)) {
            store.events("sandbox").create(Changes.beginning(event), Optional.empty());
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + place);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(
                            "UPDATE event SET plan = replace(plan, 'Europe/Paris', 'Europe/Atlantis')"
                                    + " WHERE plan LIKE '%Europe/Paris%'"))
                    .isEqualTo(1);
        }

        try (SqliteStore store = open(place)) {
            Window window = event.plan().window();
            assertThat(store.events("sandbox").due(window.end(), 10))
                    .extracting(due -> due.plan().window())
                    .containsExactly(Window.ofUnknownZone(window.start(), window.end(), "Europe/Atlantis"));
        }
    }

    @Test
    void whoGoesOnWithoutTheLogSaysSo() throws Exception {
        Path place = Files.createDirectories(folder.resolve("data")).resolve("events.db");
        leave(place, new Random(1), true);
        Files.delete(place.resolveSibling("events.db-wal"));
        assertThatThrownBy(() -> open(place)).hasMessageContaining("delete " + place + LeftBehind.OPEN);

        Files.delete(place.resolveSibling("events.db" + LeftBehind.OPEN));

        open(place).close();
        assertThat(place.resolveSibling("events.db" + LeftBehind.OPEN)).doesNotExist();
    }

    @Test
    void whoBeginsWithoutTheStoreSaysSo() throws Exception {
        Path place = folder.resolve("events.db");
        open(place).close();
        Files.delete(place);
        Path mark = place.resolveSibling("events.db" + LeftBehind.MADE);
        assertThatThrownBy(() -> open(place)).hasMessageContaining("delete " + mark);

        Files.delete(mark);
        open(place).close();
        assertThat(mark).exists();
    }

    /**
     * @param backup a copy that was made half-way
     * @param backedUp the events as they are in it
     * @param events as they were last acknowledged
     */
    private record Left(Path backup, Map<String, Event> backedUp, Map<String, Event> events) {}

    /** Files as a process leaves them that was killed, or that closed them. */
    private Left leave(Path place, Random random, boolean killed) throws IOException {
        Path working = Files.createDirectories(place.resolveSibling("working")).resolve("events.db");
        Path backup = place.resolveSibling("backup.db");
        Map<String, Event> events = new LinkedHashMap<>();
        Map<String, Event> backedUp;
        try (SqliteStore store = open(working)) {
            write(store, random, events);
            store.copyTo(backup);
            backedUp = new LinkedHashMap<>(events);
            if (killed) {
                bringIn(store);
            }
            write(store, random, events);
            if (killed) {
                takeOver(working, place);
            }
        }
        if (!killed) {
            takeOver(working, place);
        }
        return new Left(backup, backedUp, events);
    }

    /** Into the file itself, where the log does not reach it any more. */
    private static void bringIn(SqliteStore store) {
        store.file().read(statements -> {
            statements.forget();
            return statements.first("PRAGMA wal_checkpoint(TRUNCATE)", List.of(), row -> row.getLong(1));
        });
    }

    private static void takeOver(Path from, Path to) throws IOException {
        for (String name : new String[] {"events.db", "events.db-wal", "events.db-open", "events.db-made"}) {
            if (Files.exists(from.resolveSibling(name))) {
                Files.copy(from.resolveSibling(name), to.resolveSibling(name));
            }
        }
    }

    private static void write(SqliteStore store, Random random, Map<String, Event> events) {
        List<Change> edits = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Event made = anEvent()
                    .noted("Notes that take room. ".repeat(random.nextInt(100)))
                    .scheduled();
            store.events("sandbox").create(Changes.beginning(made), Optional.empty());
            Event after = made.next(Events.START).done();
            edits.add(Changes.told(after, Happening.EDITED));
            events.put(made.id().value(), after);
        }
        store.events("sandbox").commit(edits);
    }

    private static void inflict(Damage damage, Path place, Random random) throws IOException {
        switch (damage) {
            case GONE -> Files.delete(place);
            case LOG_GONE -> Files.delete(place.resolveSibling("events.db-wal"));
            default -> {
                try (RandomAccessFile file = new RandomAccessFile(place.toFile(), "rw")) {
                    inflict(damage, file, random);
                }
            }
        }
    }

    private static void inflict(Damage damage, RandomAccessFile file, Random random) throws IOException {
        switch (damage) {
            case CUT_OFF -> file.setLength(1 + (long) (random.nextDouble() * (file.length() - PAGE)));
            case EMPTIED -> file.setLength(0);
            case ALL_GARBAGE -> file.write(garbage((int) file.length(), random));
            case HEADER_OF_GARBAGE -> file.write(garbage(100, random));
            default -> {
                for (int i = 0; i <= random.nextInt(4); i++) {
                    file.seek((1L + random.nextInt((int) (file.length() / PAGE) - 1)) * PAGE);
                    file.write(garbage(PAGE, random));
                }
            }
        }
    }

    private static byte[] garbage(int length, Random random) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void requireThere(SqliteStore store, Event event, Tally tally) {
        EventStore events = store.events("sandbox");
        Optional<Event> found = events.find(event.id());
        if (!found.equals(Optional.of(event))) {
            tally.lost(event.id() + " at version " + event.version() + ": there is " + found);
        }
        found.ifPresent(now -> requireWhole(events, now, event, tally));
    }

    private static void requireWhole(EventStore events, Event found, Event last, Tally tally) {
        boolean same = found.version() <= last.version() && found.plan().equals(last.plan());
        if (!same || events.history(found.id(), 0, 500).size() != found.version()) {
            tally.lost("half of a change of " + found.id());
        }
    }

    private static void requireHelpful(String message, Path place, Tally tally) {
        boolean says = message.contains(place.toString()) && message.contains("backup") && message.endsWith(".");
        if (!says) {
            tally.wrong("the message helps nobody: " + message);
        }
    }

    private static byte[] bytes(Path place) throws IOException {
        return Files.exists(place) ? Files.readAllBytes(place) : new byte[0];
    }

    private static SqliteStore open(Path place) {
        return SqliteStore.open(place, InstantSource.system());
    }
}
