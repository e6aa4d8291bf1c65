package io.jenkins.plugins.eventschedules.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the real process at random moments, again and again, while events begin and end. What it had answered must be
 * there afterwards, every event must come to its end, and nothing may have run twice.
 */
class KillIT {

    private static final int EVENTS = 24;
    private static final int KILLS = 12;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path data;

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void nothingIsLostNothingRunsTwiceAndEndsStillHappen() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, JsonNode> answered = new HashMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            try (StandaloneProcess host = StandaloneProcess.start(data)) {
                for (int i = 0; i < EVENTS / KILLS; i++) {
                    JsonNode event = schedule(host, random);
                    answered.put(event.get("id").asText(), event);
                }
                TimeUnit.MILLISECONDS.sleep(random.nextInt(2_500));
                host.kill();
            }
        }

        try (StandaloneProcess host = StandaloneProcess.start(data)) {
            int ended = 0;
            for (String id : answered.keySet()) {
                JsonNode event = awaitEnd(host, id);
                ended += event.get("status").asText().equals("ended") ? 1 : 0;
                assertThat(event.get("status").asText())
                        .as("seed %d, event %s", seed, event)
                        .isIn("ended", "failed", "missed");
                assertHistoryTellsOf(event, host.get("events/" + id + "/history"));
            }
            assertThat(ended)
                    .as("events that had their whole life, seed %d", seed)
                    .isGreaterThan(EVENTS / 3);
        }
        assertThat(startsByEvent("preroll")).as("seed %d", seed).allSatisfy((id, count) -> assertThat(count)
                .isEqualTo(1));
        assertThat(startsByEvent("postroll").keySet())
                .as("what was begun was taken down")
                .containsAll(startsByEvent("preroll").keySet());
    }

    private static JsonNode schedule(StandaloneProcess host, Random random) throws Exception {
        Instant start = Instant.now().plusMillis(random.nextInt(3_000));
        Instant end = start.plus(Duration.ofMillis(8_000 + random.nextInt(12_000)));
        HttpResponse<String> answer = host.post(
                "events",
                """
                {"name": "Kill me", "window": {"start": "%s", "end": "%s"}, "lead": "PT1S",
                 "target": {"type": "automation", "name": "minimal"}}"""
                        .formatted(start, end));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return StandaloneProcess.json(answer);
    }

    private static JsonNode awaitEnd(StandaloneProcess host, String id) throws Exception {
        while (true) {
            JsonNode event = host.get("events/" + id);
            if (List.of("ended", "failed", "missed", "cancelled", "teardown_failed")
                    .contains(event.get("status").asText())) {
                return event;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static void assertHistoryTellsOf(JsonNode event, JsonNode history) {
        List<JsonNode> entries = StreamSupport.stream(history.get("entries").spliterator(), false)
                .toList();
        for (int i = 1; i < entries.size(); i++) {
            assertThat(entries.get(i).get("from")).isEqualTo(entries.get(i - 1).get("to"));
        }
        assertThat(entries.get(0).get("happening").asText()).isEqualTo("scheduled");
        assertThat(entries.get(entries.size() - 1).get("to")).isEqualTo(event.get("status"));
    }

    /** What the provider's own books say, which no kill of ours can have changed. */
    private Map<String, Integer> startsByEvent(String phase) throws IOException {
        Map<String, Integer> starts = new HashMap<>();
        for (String token : startedTokens()) {
            if (token.endsWith("-" + phase)) {
                starts.merge(token.substring(0, token.indexOf('-')), 1, Integer::sum);
            }
        }
        return starts;
    }

    private List<String> startedTokens() throws IOException {
        List<String> tokens = new ArrayList<>();
        for (String line : Files.readAllLines(data.resolve("sandbox-executions.jsonl"))) {
            JsonNode entry = JSON.readTree(line);
            if (entry.has("startedAt")) {
                tokens.add(entry.get("token").asText());
            }
        }
        return tokens;
    }
}
