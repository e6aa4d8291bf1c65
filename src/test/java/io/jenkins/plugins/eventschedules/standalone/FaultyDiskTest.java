package io.jenkins.plugins.eventschedules.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eventschedules.faults.FaultyDisk;
import io.jenkins.plugins.eventschedules.faults.FaultyDisk.Failing;
import io.jenkins.plugins.eventschedules.faults.Java;
import io.jenkins.plugins.eventschedules.faults.Rounds;
import io.jenkins.plugins.eventschedules.faults.Tally;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The disk of the running host fails for a while, in the middle of everything: it says so, keeps what it acknowledged,
 * and goes on by itself when the disk does.
 */
@Tag("faults")
class FaultyDiskTest {

    private static final String READY = "Event Schedules is ready: ";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private URI url;

    @ParameterizedTest
    @EnumSource(value = Failing.class, mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void itIsToldNothingIsLostAndItGoesOn(Failing failing) throws Exception {
        FaultyDisk disk = FaultyDisk.make().orElse(null);
        assumeTrue(disk != null, "A failing disk needs Linux and gcc.");
        Rounds rounds = Rounds.of(1, 3);
        Tally tally = new Tally("disk: " + words(failing), rounds);
        Random random = new Random(rounds.seed());
        Path data = Files.createDirectories(folder.resolve("data"));
        Path control = folder.resolve("control");
        Failing.NOTHING.into(control);
        Process process = Java.start(
                Main.class, List.of(), disk.failingAs(data, control), "--port", "0", "--data", data.toString());
        Map<String, JsonNode> acknowledged = new HashMap<>();
        try (BufferedReader output = process.inputReader()) {
            String line = output.readLine();
            assertThat(line).startsWith(READY);
            url = URI.create(line.substring(READY.length()));
            for (int i = 0; i < rounds.count(); i++) {
                schedule(4, random, acknowledged);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(3_000));
                failing.into(control);
                int refused = 0;
                for (Instant until = Instant.now().plusMillis(5_600);
                        Instant.now().isBefore(until); ) {
                    refused += schedule(1, random, acknowledged);
                    TimeUnit.MILLISECONDS.sleep(100);
                }
                requireTold(refused, failing, tally);
                Failing.NOTHING.into(control);
                long healed = System.nanoTime();
                while (schedule(1, random, acknowledged) > 0) {
                    TimeUnit.MILLISECONDS.sleep(20);
                    if (System.nanoTime() - healed > Duration.ofSeconds(30).toNanos()) {
                        tally.wrong("it takes no events half a minute after the disk was healed");
                        break;
                    }
                }
                tally.late(Duration.ofNanos(System.nanoTime() - healed));
                tally.round();
            }
            for (String id : acknowledged.keySet()) {
                awaitEnd(id, tally);
            }
        } finally {
            process.destroyForcibly().onExit().join();
        }
        tally.events(acknowledged.size());
        reopen(data, acknowledged, tally);
        tally.close();
    }

    private static String words(Failing failing) {
        return switch (failing) {
            case NOTHING -> "nothing";
            case FULL -> "full";
            case SHORT -> "full in the middle of a write";
            case WRITES -> "writes fail (EIO)";
            case SYNCS -> "fsync fails (EIO)";
        };
    }

    /** @return how many were refused */
    private int schedule(int count, Random random, Map<String, JsonNode> acknowledged) throws Exception {
        int refused = 0;
        for (int i = 0; i < count; i++) {
            Instant start = Instant.now().plusMillis(random.nextInt(3_000));
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(url.resolve("api/v1/environments/sandbox/events"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(
                                    """
                                    {"name": "On a bad disk", "lead": "PT1S", "target": {"type": "automation", "name": "minimal"},
                                     "window": {"start": "%s", "end": "%s"}}"""
                                            .formatted(start, start.plusMillis(5_600))))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() == 201) {
                JsonNode event = JSON.readTree(answer.body());
                acknowledged.put(event.get("id").asText(), event);
            } else {
                refused++;
            }
        }
        return refused;
    }

    private void requireTold(int refused, Failing failing, Tally tally) throws Exception {
        if (refused == 0) {
            tally.wrong("nothing was refused while the disk was " + failing);
        }
        HttpResponse<String> health =
                http.send(HttpRequest.newBuilder(url.resolve("api/v1/health")).build(), BodyHandlers.ofString());
        String hint = failing == Failing.FULL || failing == Failing.SHORT ? "Free some space" : "Check the disk";
        if (health.statusCode() != 503 || !health.body().contains(hint)) {
            tally.wrong("health tells nothing of it: " + health.statusCode() + " " + health.body());
        }
    }

    private void awaitEnd(String id, Tally tally) throws Exception {
        Instant patience = Instant.now().plusSeconds(60);
        while (Instant.now().isBefore(patience)) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(url.resolve("api/v1/environments/sandbox/events/" + id))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() == 404) {
                tally.lost("event " + id);
                return;
            }
            String status = JSON.readTree(answer.body()).path("status").asText();
            if (List.of("ended", "failed", "missed", "cancelled").contains(status)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        tally.endMissed("event " + id);
    }

    /** What is in the files, for a process that has none of it in memory. */
    private static void reopen(Path data, Map<String, JsonNode> acknowledged, Tally tally) throws Exception {
        try (House house = House.open(data, java.time.Clock.systemUTC())) {
            for (String id : acknowledged.keySet()) {
                if (house.sandbox()
                        .store()
                        .find(new io.jenkins.plugins.eventschedules.event.EventId(id))
                        .isEmpty()) {
                    tally.lost("event " + id + " after a restart");
                }
            }
        }
        Map<String, Integer> starts = new HashMap<>();
        for (String line : Files.readAllLines(data.resolve("sandbox-executions.jsonl"))) {
            JsonNode entry = readable(line, tally);
            if (entry.has("startedAt")) {
                starts.merge(entry.get("token").asText().replaceFirst("-r\\d+", ""), 1, Integer::sum);
            }
        }
        starts.forEach((attempt, count) -> {
            if (count > 1) {
                tally.twice(attempt);
            }
            if (attempt.endsWith("-preroll") && !starts.containsKey(attempt.replace("-preroll", "-postroll"))) {
                tally.endMissed(attempt + " without a postroll");
            }
        });
    }

    private static JsonNode readable(String line, Tally tally) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            tally.wrong("half a line in the ledger: " + line);
            return JSON.createObjectNode();
        }
    }
}
