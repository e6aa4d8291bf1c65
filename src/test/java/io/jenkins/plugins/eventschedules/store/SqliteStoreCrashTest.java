package io.jenkins.plugins.eventschedules.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed loses nothing of what it was told is written, and leaves nothing half done. */
class SqliteStoreCrashTest {

    /** One file for all rounds: each opens what the one before left behind. */
    @TempDir
    static Path folder;

    private static final Map<String, Long> WRITTEN = new HashMap<>();

    @RepeatedTest(6)
    void whatWasReportedAsWrittenIsThereAfterAKill() throws Exception {
        Path path = folder.resolve("events.db");
        int lines = new Random().nextInt(400);
        Process process = StoreProcess.writing(path);
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo(StoreProcess.OPENED);
            for (int i = 0; i < lines; i++) {
                note(output.readLine());
            }
            // By its handle, which leaves its output open: what is still in there was reported, too.
            process.toHandle().destroyForcibly();
            output.lines().filter(line -> line.matches("\\w{26} \\d+")).forEach(SqliteStoreCrashTest::note);
        }

        try (SqliteStore store = SqliteStore.open(path, InstantSource.system())) {
            EventStore events = store.events("sandbox");
            assertThat(WRITTEN).isNotEmpty();
            WRITTEN.forEach((id, version) -> assertThereWhole(events, new EventId(id), version));
        }
    }

    private static void note(String line) {
        String[] words = line.split(" ");
        WRITTEN.merge(words[0], Long.valueOf(words[1]), Math::max);
    }

    private static void assertThereWhole(EventStore events, EventId id, long version) {
        long now = events.find(id).orElseThrow().version();
        assertThat(now).isBetween(version, version + 1);
        List<HistoryEntry> history = events.history(id, 0, 500);
        assertThat(history)
                .extracting(HistoryEntry::version)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, now).boxed().toList());
    }
}
