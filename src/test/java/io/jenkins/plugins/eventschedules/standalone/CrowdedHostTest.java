package io.jenkins.plugins.eventschedules.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eventschedules.faults.Java;
import io.jenkins.plugins.eventschedules.faults.Rounds;
import io.jenkins.plugins.eventschedules.faults.Tally;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of clients that write a byte now and then, or ask for much and hardly read it. Others are served meanwhile,
 * events begin and end when they should, and the process grows neither threads nor memory without bound.
 */
@Tag("faults")
class CrowdedHostTest {

    private static final int EVENTS = Rounds.isLong() ? 12 : 4;
    private static final int MOST_THREADS = 160;
    private static final long MOST_KILOBYTES = 700 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration UNDER_SIEGE = Duration.ofSeconds(Rounds.isLong() ? 40 : 5);
    private static final String READY = "Event Schedules is ready: ";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private URI url;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void othersAreServedAndEventsArePunctual() throws Exception {
        Rounds clients = Rounds.of(400, 10_000);
        Tally tally = new Tally("slow clients at the host", clients);
        Process process =
                Java.start(Main.class, List.of("-Xmx256m"), Map.of(), "--port", "0", "--data", folder.toString());
        List<Slow> crowd = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
            String line = output.readLine();
            assertThat(line).startsWith(READY);
            url = URI.create(line.substring(READY.length()));
            fill();
            for (int i = 0; i < clients.count(); i++) {
                crowd.add(Slow.of(i, url));
                tally.round();
            }
            awaitArrivalOfAll();
            List<String> ids = scheduleSome();
            Instant until = Instant.now().plus(UNDER_SIEGE);
            int refused = 0;
            while (Instant.now().isBefore(until)) {
                crowd.removeIf(slow -> !slow.goesOn());
                Instant asked = Instant.now();
                try {
                    get("events?limit=50");
                } catch (IOException e) {
                    refused++;
                }
                Duration took = Duration.between(asked, Instant.now());
                if (took.compareTo(PATIENCE) > 0) {
                    tally.wrong("somebody else waited for " + took);
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
            if (refused > 0) {
                tally.wrong(refused + " requests of others were not answered");
            }
            requireSmall(process, tally);
            tally.events(ids.size());
            for (String id : ids) {
                require(id, tally);
            }
        } finally {
            crowd.forEach(Slow::close);
            process.destroyForcibly().onExit().join();
        }
        tally.close();
    }

    /** Until whatever they all asked for at once has been seen to. */
    private void awaitArrivalOfAll() throws InterruptedException {
        Instant patience = Instant.now().plus(Duration.ofMinutes(1));
        while (Instant.now().isBefore(patience)) {
            Instant asked = Instant.now();
            try {
                get("events?limit=1");
                if (Duration.between(asked, Instant.now()).compareTo(Duration.ofSeconds(1)) < 0) {
                    return;
                }
            } catch (IOException e) {
                // Not yet.
            }
        }
    }

    /** A list that is longer than what a socket takes at once. */
    private void fill() throws Exception {
        String notes = "Notes that take room. ".repeat(80);
        for (int i = 0; i < 60; i++) {
            int number = i;
            post(() ->
                    """
                    {"name": "Much to read %d", "notes": "%s", "lead": "PT0S", "target": {"type": "automation", "name": "minimal"},
                     "window": {"start": "%s", "end": "%s"}}"""
                            .formatted(
                                    number,
                                    notes,
                                    Instant.now().plus(Duration.ofDays(3)),
                                    Instant.now().plus(Duration.ofDays(4))));
        }
    }

    private List<String> scheduleSome() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            long wait = 1_000 + 300L * i;
            ids.add(post(() -> onTime(Instant.now().plusMillis(wait))).get("id").asText());
        }
        return ids;
    }

    private static String onTime(Instant start) {
        return """
                {"name": "On time", "lead": "PT0S", "target": {"type": "automation", "name": "minimal"},
                 "window": {"start": "%s", "end": "%s"}}"""
                .formatted(start, start.plusSeconds(6));
    }

    private void require(String id, Tally tally) throws Exception {
        JsonNode event = get("events/" + id);
        while (!event.get("status").asText().equals("ended")) {
            String status = event.get("status").asText();
            if (status.equals("failed") || status.equals("missed") || status.equals("teardown_failed")) {
                tally.endMissed(id + " is " + status);
                return;
            }
            TimeUnit.MILLISECONDS.sleep(200);
            event = get("events/" + id);
        }
        for (JsonNode entry : get("events/" + id + "/history").get("entries")) {
            if (entry.get("happening").asText().equals("claimed")) {
                String due = entry.get("to").asText().equals("deploying") ? "start" : "end";
                tally.late(Duration.between(
                        Instant.parse(event.at("/window/" + due).asText()),
                        Instant.parse(entry.get("at").asText())));
            }
        }
    }

    /** As the kernel counts them, where it tells. */
    private static void requireSmall(Process process, Tally tally) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return;
        }
        for (String line : Files.readAllLines(status)) {
            String[] words = line.split("\\s+");
            if (words[0].equals("Threads:") && Long.parseLong(words[1]) > MOST_THREADS) {
                tally.wrong(words[1] + " threads");
            }
            if (words[0].equals("VmRSS:") && Long.parseLong(words[1]) > MOST_KILOBYTES) {
                tally.wrong(words[1] + " kB of memory");
            }
        }
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(required(send(HttpRequest.newBuilder(api(path))), 200));
    }

    /** Whoever changes much at once is told to wait, and does. */
    private JsonNode post(Supplier<String> body) throws IOException, InterruptedException {
        HttpResponse<String> answer;
        do {
            answer = send(HttpRequest.newBuilder(api("events"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body.get())));
            if (answer.statusCode() == 429) {
                TimeUnit.SECONDS.sleep(
                        answer.headers().firstValueAsLong("Retry-After").orElseThrow());
            }
        } while (answer.statusCode() == 429);
        return JSON.readTree(required(answer, 201));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(PATIENCE.multipliedBy(2)).build(), BodyHandlers.ofString());
    }

    private static String required(HttpResponse<String> answer, int status) throws IOException {
        if (answer.statusCode() != status) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private URI api(String path) {
        return url.resolve("api/v1/environments/sandbox/" + path);
    }

    /** A client in no hurry: its headers come a byte at a time, or its body does, or it takes its answers so. */
    private static final class Slow implements AutoCloseable {

        private static final String API = " /api/v1/environments/sandbox/events";

        private final SocketChannel channel;
        private final ByteBuffer toWrite;
        private final boolean reads;
        private final ByteBuffer one = ByteBuffer.allocate(1);

        private Slow(SocketChannel channel, ByteBuffer toWrite, boolean reads) {
            this.channel = channel;
            this.toWrite = toWrite;
            this.reads = reads;
        }

        static Slow of(int number, URI url) throws IOException {
            SocketChannel channel = SocketChannel.open();
            channel.setOption(StandardSocketOptions.SO_RCVBUF, 2048);
            try {
                channel.connect(new InetSocketAddress(url.getHost(), url.getPort()));
            } catch (IOException e) {
                channel.close();
                assumeTrue(false, "This machine does not allow so many connections: " + e.getMessage());
            }
            channel.configureBlocking(false);
            String host = " HTTP/1.1\r\nHost: localhost\r\n";
            String list = "GET" + API + "?limit=100" + host + "\r\n";
            String description = "GET /api/v1/openapi.json" + host + "\r\n";
            return switch (number % 3) {
                case 0 -> begin(channel, "", "GET" + API + host + "X-Slow: " + "x".repeat(1_000), false);
                case 1 ->
                    begin(
                            channel,
                            "POST" + API + host + "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{",
                            " ".repeat(1_000),
                            false);
                // Few long lists, for it is not the store that this is about; and more than a socket takes at once.
                default -> begin(channel, number % 20 == 2 ? list : description.repeat(4), "", true);
            };
        }

        private static Slow begin(SocketChannel channel, String first, String then, boolean reads) throws IOException {
            channel.write(bytes(first));
            return new Slow(channel, bytes(then), reads);
        }

        /** @return whether the host has not hung up */
        boolean goesOn() {
            try {
                if (reads) {
                    one.clear();
                    return channel.read(one) >= 0;
                }
                one.clear().put(toWrite.get()).flip();
                channel.write(one);
                return true;
            } catch (IOException e) {
                close();
                return false;
            }
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                // It is gone either way.
            }
        }

        private static ByteBuffer bytes(String text) {
            return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
