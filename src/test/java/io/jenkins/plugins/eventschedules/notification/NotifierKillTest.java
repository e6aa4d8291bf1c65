package io.jenkins.plugins.eventschedules.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.lifecycle.port.Chronicle.Recorded;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The receiver is restarted and the house is killed, in the middle: everything arrives, in the order of each event. */
class NotifierKillTest {

    private static final int KILLS = 3;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void everyChangeArrivesAtLeastOnceInOrderAndSigned() throws Exception {
        Path file = folder.resolve("events.db");
        try (Hooked hooked = new Hooked()) {
            for (int i = 0; i < KILLS; i++) {
                Process house = running("write", file, hooked);
                TimeUnit.MILLISECONDS.sleep(400);
                hooked.stop();
                TimeUnit.MILLISECONDS.sleep(150);
                hooked.start();
                TimeUnit.MILLISECONDS.sleep(1_500);
                house.destroyForcibly().onExit().join();
            }
            Process last = running("tell", file, hooked);
            long seen = -1;
            while (hooked.taken.size() > seen) {
                seen = hooked.taken.size();
                TimeUnit.MILLISECONDS.sleep(2_500);
            }
            last.destroyForcibly().onExit().join();

            Map<String, List<String>> written = written(file);
            assertThat(written.size()).isGreaterThan(KILLS);
            assertThat(hooked.forged).isEmpty();
            written.forEach((event, ids) ->
                    assertThat(firstTimes(hooked, event)).as("event %s", event).isEqualTo(ids));
            written.forEach((event, ids) -> assertNothingOvertook(hooked.takenOf(event)));
        }
    }

    private static Process running(String task, Path file, Hooked hooked) throws Exception {
        Process process = NotifierProcess.start(task, file, hooked.url());
        BufferedReader output = process.inputReader();
        assertThat(output.readLine()).isEqualTo("ready");
        return process;
    }

    private static Map<String, List<String>> written(Path file) {
        Map<String, List<String>> written = new LinkedHashMap<>();
        try (SqliteStore store = SqliteStore.open(file, InstantSource.system())) {
            for (Recorded recorded :
                    store.chronicle("sandbox").after(0, 1_000_000).entries()) {
                String event = recorded.entry().event().value();
                written.computeIfAbsent(event, id -> new ArrayList<>())
                        .add(event + "." + recorded.entry().version());
            }
        }
        return written;
    }

    private static List<String> firstTimes(Hooked hooked, String event) {
        LinkedHashSet<String> ids = new LinkedHashSet<>();
        hooked.takenOf(event).forEach(body -> ids.add(body.path("id").asText()));
        return List.copyOf(ids);
    }

    /** What is told a second time is the last one, and nothing older. */
    private static void assertNothingOvertook(List<JsonNode> bodies) {
        long version = 0;
        for (JsonNode body : bodies) {
            long next = body.at("/event/version").asLong();
            assertThat(next).isBetween(version, version + 1);
            version = next;
        }
    }
}
