package io.jenkins.plugins.eventschedules.store;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Events;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.lifecycle.port.Changes;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventPage;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreCopy;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of a store that is in use, and how they come back. */
class SqliteBackupTest {

    private static final int WRITERS = 4;

    @TempDir
    Path folder;

    /** Four people write as fast as they can, in two environments, while copy after copy is made. */
    @Test
    void aBackupTakenUnderLoadRestoresToAConsistentStore() throws Exception {
        Map<EventId, Long> acknowledged = new ConcurrentHashMap<>();
        AtomicBoolean enough = new AtomicBoolean();
        List<Taken> taken = new ArrayList<>();
        try (SqliteStore store = open(folder.resolve("events.db"))) {
            ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
            List<Future<?>> writing = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                String environment = writer % 2 == 0 ? "sandbox" : "production";
                writing.add(writers.submit(() -> write(store.events(environment), environment, acknowledged, enough)));
            }
            for (int i = 0; i < 5; i++) {
                long before = acknowledged.size();
                Map<EventId, Long> then = new TreeMap<>(java.util.Comparator.comparing(EventId::value));
                then.putAll(acknowledged);
                StoreCopy copy = store.copyTo(folder.resolve("copies").resolve(i + ".db"));
                taken.add(new Taken(copy, then, Map.copyOf(acknowledged)));
                while (acknowledged.size() < before + 20) {
                    Thread.onSpinWait();
                }
            }
            enough.set(true);
            for (Future<?> each : writing) {
                each.get(10, TimeUnit.SECONDS);
            }
            writers.shutdown();
        }
        assertThat(taken.get(4).acknowledgedBefore()).hasSizeGreaterThan(40);

        for (Taken each : taken) {
            Path place = folder.resolve("restored").resolve(each.copy().file().getFileName());
            new Restoring(each.copy().file(), place, InstantSource.system()).run();
            try (SqliteStore restored = open(place)) {
                assertConsistent(restored, each);
            }
        }
    }

    /** A copy, with what writers knew to be written before it was begun and after it was done. */
    private record Taken(StoreCopy copy, Map<EventId, Long> acknowledgedBefore, Map<EventId, Long> acknowledgedAfter) {}

    private static void write(
            EventStore store, String environment, Map<EventId, Long> acknowledged, AtomicBoolean enough) {
        List<Event> mine = new ArrayList<>();
        while (!enough.get()) {
            Event made =
                    anEvent().in(environment).named("Cup final " + mine.size()).scheduled();
            store.create(Changes.beginning(made), Optional.empty());
            acknowledged.put(made.id(), 1L);
            mine.add(made);
            Event after = mine.get(mine.size() / 2).next(Events.START).done();
            if (!store.commit(Changes.told(after, Happening.EDITED))) {
                throw new IllegalStateException("nobody else changes it");
            }
            acknowledged.put(after.id(), after.version());
            mine.set(mine.size() / 2, after);
        }
    }

    private static void assertConsistent(SqliteStore restored, Taken taken) {
        Map<EventId, Long> found = new ConcurrentHashMap<>();
        for (String environment : List.of("sandbox", "production")) {
            EventStore events = restored.events(environment);
            for (Event event : all(events)) {
                found.put(event.id(), event.version());
                assertThat(events.history(event.id(), 0, 500))
                        .as("an event and its history are of one moment")
                        .extracting(HistoryEntry::version)
                        .containsExactlyElementsOf(LongStream.rangeClosed(1, event.version())
                                .boxed()
                                .toList());
            }
        }
        taken.acknowledgedBefore().forEach((id, version) -> assertThat(found.get(id))
                .as("what was written before the copy was begun is in it")
                .isGreaterThanOrEqualTo(version));
        found.forEach((id, version) -> assertThat(version)
                .as("nothing is in it that was not written when it was done, or was being written")
                .isLessThanOrEqualTo(taken.acknowledgedAfter().getOrDefault(id, 0L) + 1));
        assertThat(taken.copy().events()).isEqualTo(found.size());
    }

    private static List<Event> all(EventStore store) {
        List<Event> all = new ArrayList<>();
        EventPage page = store.list(EventQuery.all().limitedTo(500));
        all.addAll(page.events());
        while (page.next().isPresent()) {
            page = store.list(EventQuery.all().limitedTo(500).after(page.next().get()));
            all.addAll(page.events());
        }
        return all;
    }

    @Test
    void aCopyIsForItsOwnerAloneAndNothingIsOverwritten() throws Exception {
        Path copy = folder.resolve("copy.db");
        try (SqliteStore store = open(folder.resolve("events.db"))) {
            store.copyTo(copy);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                    .isEqualTo("rw-------");
            byte[] before = Files.readAllBytes(copy);

            assertThatThrownBy(() -> store.copyTo(copy))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("already");
            assertThat(Files.readAllBytes(copy)).isEqualTo(before);
        }
    }

    @Test
    void aCopyThatCannotBeMadeLeavesNothingAndTheStoreGoesOn() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        try (SqliteStore store = open(folder.resolve("events.db"))) {
            assertThatThrownBy(() -> store.copyTo(file.resolve("copy.db"))).isInstanceOf(StoreException.class);

            Event event = anEvent().scheduled();
            store.events("sandbox").create(Changes.beginning(event), Optional.empty());
            assertThat(store.events("sandbox").find(event.id())).isPresent();
        }
    }

    @Test
    void whatIsLentAndForgottenIsRemovedADayLaterAndWhatIsKeptStays() throws Exception {
        Instant[] now = {Instant.parse("2026-12-01T12:00:00Z")};
        Path copies = folder.resolve("backups");
        try (SqliteStore store = open(folder.resolve("events.db"))) {
            Backups backups = new Backups(store, copies, () -> now[0]);
            StoreCopy kept = backups.keep();
            StoreCopy lent = backups.lend();
            Files.setLastModifiedTime(lent.file(), java.nio.file.attribute.FileTime.from(now[0]));

            now[0] = now[0].plusSeconds(86_399);
            backups.lend();
            assertThat(lent.file()).exists();
            now[0] = now[0].plusSeconds(2);
            backups.lend();

            assertThat(lent.file()).doesNotExist();
            assertThat(kept.file()).exists().hasFileName("events-20261201T120000.000Z.db");
        }
    }

    @Test
    void aStoreInUseIsNotReplaced() throws Exception {
        Path place = folder.resolve("events.db");
        Event event = anEvent().scheduled();
        try (SqliteStore store = open(place)) {
            Path copy = store.copyTo(folder.resolve("copy.db")).file();
            store.events("sandbox").create(Changes.beginning(event), Optional.empty());

            assertThatThrownBy(() -> new Restoring(copy, place, InstantSource.system()).run())
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("in use");
            assertThat(store.events("sandbox").find(event.id())).isPresent();
        }
        assertThat(names()).containsExactly("copy.db", "events.db", "events.db" + LeftBehind.MADE);
    }

    @Test
    void whatWasThereIsKeptBesideIt() throws Exception {
        Path place = folder.resolve("events.db");
        Event event = anEvent().scheduled();
        Path copy;
        try (SqliteStore store = open(place)) {
            copy = store.copyTo(folder.resolve("copy.db")).file();
            store.events("sandbox").create(Changes.beginning(event), Optional.empty());
        }

        Restoring.Restored restored = new Restoring(copy, place, InstantSource.system()).run();

        assertThat(restored.events()).isZero();
        try (SqliteStore now = open(place);
                SqliteStore before = open(restored.replaced().orElseThrow())) {
            assertThat(now.events("sandbox").find(event.id())).isEmpty();
            assertThat(before.events("sandbox").find(event.id())).isPresent();
        }
    }

    /** The one case in which nobody could open the store first: it is broken, and its log is still there. */
    @Test
    void aDamagedStoreIsReplacedAndItsLogIsNotTakenForThatOfTheCopy() throws Exception {
        Path place = folder.resolve("events.db");
        Event event = anEvent().scheduled();
        Path copy;
        try (SqliteStore store = open(place)) {
            store.events("sandbox").create(Changes.beginning(event), Optional.empty());
            copy = store.copyTo(folder.resolve("copy.db")).file();
        }
        Files.writeString(place, "no database at all, for whatever reason".repeat(100));
        Files.writeString(folder.resolve("events.db-wal"), "a log of it");

        new Restoring(copy, place, InstantSource.system()).run();
        assertThat(names()).doesNotContain("events.db-wal");

        try (SqliteStore store = open(place)) {
            assertThat(store.events("sandbox").find(event.id())).contains(event);
        }
    }

    @Test
    void whatIsNotSoundIsNotRestored() throws Exception {
        Path place = folder.resolve("events.db");
        Path copy;
        try (SqliteStore store = open(place)) {
            for (int i = 0; i < 200; i++) {
                store.events("sandbox")
                        .create(
                                Changes.beginning(
                                        anEvent().noted("n".repeat(2000)).scheduled()),
                                Optional.empty());
            }
            copy = store.copyTo(folder.resolve("copy.db")).file();
        }
        byte[] bytes = Files.readAllBytes(copy);
        java.util.Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 8192, (byte) 7);
        Path damaged = Files.write(folder.resolve("damaged.db"), bytes);
        Path foreign = Files.writeString(folder.resolve("foreign.db"), "hello", StandardCharsets.UTF_8);
        byte[] before = Files.readAllBytes(place);

        for (Path each : List.of(damaged, foreign, folder.resolve("nothing.db"))) {
            assertThatThrownBy(() -> new Restoring(each, place, InstantSource.system()).run())
                    .isInstanceOf(StoreException.class);
        }
        assertThat(Files.readAllBytes(place)).isEqualTo(before);
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static SqliteStore open(Path path) {
        return SqliteStore.open(path, InstantSource.system());
    }
}
