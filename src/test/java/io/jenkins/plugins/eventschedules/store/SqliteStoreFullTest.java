package io.jenkins.plugins.eventschedules.store;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.beginning;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Events;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk without room: nothing is half written, everything can be read, and it goes on once there is room again. */
class SqliteStoreFullTest {

    @TempDir
    Path folder;

    @Test
    void aFileThatMayNotGrowKeepsWhatItHasAndGoesOnWhenItMay() {
        Path path = folder.resolve("events.db");
        try (SqliteStore store = SqliteStore.open(path, InstantSource.system(), OptionalLong.of(150))) {
            assertKeepsWorking(store, () -> store.file().read(statements -> {
                statements.run("PRAGMA max_page_count = 100000");
                return null;
            }));
        }
    }

    @Test
    void aDiskThatIsReallyFullIsNoDifferent() throws Exception {
        try (MountedDisk disk = MountedDisk.of(folder.resolve("disk"), "3m")) {
            Path ballast = disk.folder().resolve("ballast");
            Files.write(ballast, new byte[1 << 20]);
            try (SqliteStore store = SqliteStore.open(disk.folder().resolve("events.db"), InstantSource.system())) {
                assertKeepsWorking(store, () -> Files.delete(ballast));
            }
        }
    }

    @Test
    void aDiskWithoutRoomForTheSchemaLeavesAFileThatCanBeOpenedLater() {
        Path path = folder.resolve("events.db");
        assertThatThrownBy(() -> SqliteStore.open(path, InstantSource.system(), OptionalLong.of(5)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no room left for the event store " + path);

        SqliteStore.open(path, InstantSource.system()).close();
    }

    /** Makes room. */
    private interface MakingRoom {
        void run() throws Exception;
    }

    private static void assertKeepsWorking(SqliteStore store, MakingRoom makingRoom) {
        EventStore events = store.events("sandbox");
        List<Event> written = new ArrayList<>();
        StoreException failure = catchThrowableOfType(StoreException.class, () -> {
            while (written.size() < 100_000) {
                written.add(events.create(beginning(spacious()), Optional.empty()));
            }
        });

        assertThat(failure).hasMessageStartingWith("There is no room left for the event store ");
        assertThat(failure).hasMessageEndingWith("Free some space on its disk and try again.");
        assertThat(written).isNotEmpty();
        assertAllThere(events, written);
        long generation = events.generation();
        List<Change> many = written.stream()
                .map(event -> told(bigger(event), Happening.EDITED))
                .toList();
        assertThatThrownBy(() -> events.commit(many)).isInstanceOf(StoreException.class);
        assertThat(events.generation()).isEqualTo(generation);
        assertAllThere(events, written);

        try {
            makingRoom.run();
        } catch (Exception e) {
            throw new AssertionError(e);
        }

        assertThat(events.commit(many)).hasSize(written.size());
        written.add(events.create(beginning(spacious()), Optional.empty()));
        assertThat(events.counts().get(Status.SCHEDULED)).isEqualTo(written.size());
    }

    private static void assertAllThere(EventStore events, List<Event> written) {
        assertThat(written).allSatisfy(event -> {
            assertThat(events.find(event.id())).contains(event);
            assertThat(events.history(event.id(), 0, 10)).hasSize(1);
        });
        assertThat(events.counts().get(Status.SCHEDULED)).isEqualTo(written.size());
    }

    private static Event spacious() {
        return anEvent().noted("Notes that take room. ".repeat(50)).scheduled();
    }

    private static Event bigger(Event event) {
        Event larger = anEvent()
                .withId(event.id())
                .noted("Notes that take more room. ".repeat(60))
                .scheduled();
        return event.next(Events.START).revised().plan(larger.plan()).done();
    }
}
