package io.jenkins.plugins.eventschedules.archive;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.lifecycle.port.Changes;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.FinishedEvents;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveFinishedTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2025-10-20T23:30:00Z");
    private static final Duration KEEP = Duration.ofDays(400);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private SqliteStore store;
    private EventStore events;
    private Path archive;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("events.db"), () -> NOW);
        events = store.events("sandbox");
        archive = folder.resolve("archive");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatHasBeenOverForLongIsInAFileOfItsMonthAndNoMoreInTheStore() throws Exception {
        Event ended = make(anEvent()
                .named("Sale \"of\"\nthe year")
                .inFolder("shop")
                .updatedAt(LONG_AGO)
                .ended());
        Event cancelled =
                make(anEvent().updatedAt(LONG_AGO.plus(Duration.ofDays(3))).cancelled());
        long before = events.generation();

        assertThat(run()).isEqualTo(2);

        assertThat(events.find(ended.id())).isEmpty();
        assertThat(events.history(ended.id(), 0, 100)).isEmpty();
        assertThat(events.folder(ended.id())).isEmpty();
        assertThat(events.generation()).isGreaterThan(before);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(archive.resolve("events-2025-10.jsonl"))))
                .isEqualTo("rw-------");
        List<JsonNode> lines = lines("events-2025-10.jsonl");
        assertThat(lines).hasSize(2);
        JsonNode line = lines.stream()
                .filter(each -> each.path("id").asText().equals(ended.id().value()))
                .findFirst()
                .orElseThrow();
        assertThat(line.path("plan").path("name").asText()).isEqualTo("Sale \"of\"\nthe year");
        assertThat(line.path("folder").asText()).isEqualTo("shop");
        assertThat(line.path("status").asText()).isEqualTo("ended");
        assertThat(line.path("progress").has("postroll")).isTrue();
        assertThat(line.path("history").get(0).path("by").asText()).isEqualTo("alice");
        assertThat(line.path("archivedAt").asText()).isEqualTo(NOW.toString());
        assertThat(events.find(cancelled.id())).isEmpty();
        assertThat(run()).as("there is nothing more").isZero();
        assertThat(lines("events-2025-10.jsonl")).hasSize(2);
    }

    /** However long ago: resources may be up. */
    @Test
    void whatIsNotOverStaysAndSoDoesAFailedTakedown() throws Exception {
        List<Event> stay = List.of(
                make(anEvent().updatedAt(LONG_AGO).scheduled()),
                make(anEvent().updatedAt(LONG_AGO).live()),
                make(anEvent().updatedAt(LONG_AGO).tearingDown()),
                make(anEvent().updatedAt(LONG_AGO).teardownFailed()),
                make(anEvent().updatedAt(NOW.minus(KEEP)).ended()));

        assertThat(run()).isZero();

        assertThat(stay).allSatisfy(event -> assertThat(events.find(event.id())).isPresent());
        assertThat(archive).doesNotExist();
    }

    @Test
    void theHistoryOfADeletedEventIsArchivedWhenNothingHasHappenedToItForLong() throws Exception {
        Event event = make(anEvent().inFolder("shop").updatedAt(LONG_AGO).cancelled());
        Event recent = make(anEvent().updatedAt(LONG_AGO).cancelled());
        delete(event, LONG_AGO.plusSeconds(60));
        delete(recent, NOW.minusSeconds(60));

        assertThat(run()).isEqualTo(1);

        JsonNode line = lines("events-2025-10.jsonl").get(0);
        assertThat(line.path("deleted").asBoolean()).isTrue();
        assertThat(line.path("folder").asText()).isEqualTo("shop");
        assertThat(line.path("history").findValuesAsText("happening")).containsExactly("edited", "deleted");
        assertThat(events.history(event.id(), 0, 100)).isEmpty();
        assertThat(events.history(recent.id(), 0, 100)).hasSize(2);
    }

    /** A line twice can be told by its id and version; a line that is missing could not. */
    @Test
    void aCrashBetweenTheFileAndTheStoreLosesNothingAndTheNextRunMakesItGood() throws Exception {
        Event event = make(anEvent().updatedAt(LONG_AGO).ended());
        FinishedEvents crashing = new FinishedEvents() {
            @Override
            public List<Finished> untouchedSince(Instant moment, int limit) {
                return store.finished("sandbox").untouchedSince(moment, limit);
            }

            @Override
            public int letGo(List<Finished> finished) {
                throw new IllegalStateException("killed");
            }
        };
        make(anEvent().updatedAt(NOW).scheduled());
        assertThatThrownBy(() -> archiving(crashing).run()).hasMessage("killed");
        assertThat(events.find(event.id())).isPresent();

        assertThat(run()).isEqualTo(1);

        List<JsonNode> lines = lines("events-2025-10.jsonl");
        assertThat(lines).hasSize(2);
        assertThat(lines)
                .extracting(line -> line.path("id").asText() + line.path("version"))
                .containsOnly(event.id().value() + "1");
    }

    @Test
    void halfALineThatACrashHasLeftIsWrittenOver() throws Exception {
        make(anEvent().updatedAt(LONG_AGO).ended());
        run();
        Path file = archive.resolve("events-2025-10.jsonl");
        Files.writeString(file, "{\"id\":\"01JDX" + "x".repeat(20_000), StandardOpenOption.APPEND);
        Event next = make(anEvent().updatedAt(LONG_AGO).ended());

        run();

        List<JsonNode> lines = lines("events-2025-10.jsonl");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1).path("id").asText()).isEqualTo(next.id().value());
    }

    @Test
    void whatCannotBeWrittenStaysInTheStore() throws Exception {
        Event event = make(anEvent().updatedAt(LONG_AGO).ended());
        Files.writeString(archive, "a file in the place of the folder");

        assertThatThrownBy(this::run).isInstanceOf(IOException.class);

        assertThat(events.find(event.id())).contains(event);
        assertThat(events.history(event.id(), 0, 100)).hasSize(1);
    }

    @Test
    void manyGoInSmallBatchesAndHistoriesAreWhole() throws Exception {
        for (int i = 0; i < 230; i++) {
            make(anEvent().updatedAt(LONG_AGO).ended());
        }
        Event long2 = make(anEvent().updatedAt(LONG_AGO).cancelled());
        Event other = anEvent().in("production").updatedAt(LONG_AGO).ended();
        store.events("production").create(Changes.beginning(other), Optional.empty());

        assertThat(run()).isEqualTo(231);

        assertThat(lines("events-2025-10.jsonl"))
                .hasSize(231)
                .extracting(line -> line.path("id").asText())
                .doesNotHaveDuplicates()
                .contains(long2.id().value());
        assertThat(store.events("production").find(other.id())).isPresent();
    }

    /** Those who are told of events go by the order of all histories, in which nothing may come twice. */
    @Test
    void whateverHappenedLastOfAllStaysSoThatHistoryGoesOnFromThere() throws Exception {
        make(anEvent().updatedAt(LONG_AGO).ended());
        Event last = make(anEvent().updatedAt(LONG_AGO).ended());
        long end = store.chronicle("sandbox").end();

        assertThat(archiving(store.finished("sandbox")).run()).isEqualTo(1);

        assertThat(events.find(last.id())).isPresent();
        make(anEvent().scheduled());
        assertThat(store.chronicle("sandbox").end()).isGreaterThan(end);
    }

    private Event make(Event event) {
        return events.create(Changes.told(event, Happening.EDITED), Optional.empty());
    }

    private void delete(Event event, Instant at) {
        EventId id = event.id();
        HistoryEntry entry = new HistoryEntry(
                id,
                event.version() + 1,
                event.revision(),
                at,
                Actor.person("maya"),
                Happening.DELETED,
                Optional.of(event.status()),
                event.status(),
                "Deleted");
        assertThat(events.delete(id, entry)).isTrue();
    }

    /** While life goes on. */
    private int run() throws IOException {
        make(anEvent().updatedAt(NOW).scheduled());
        return archiving(store.finished("sandbox")).run();
    }

    private ArchiveFinished archiving(FinishedEvents finished) {
        return new ArchiveFinished(finished, new ArchiveFolder("sandbox", archive, () -> NOW), KEEP, () -> NOW);
    }

    private List<JsonNode> lines(String name) throws IOException {
        String text = Files.readString(archive.resolve(name));
        assertThat(text).endsWith("\n");
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
