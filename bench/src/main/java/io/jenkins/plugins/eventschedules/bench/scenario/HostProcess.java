package io.jenkins.plugins.eventschedules.bench.scenario;

import io.jenkins.plugins.eventschedules.standalone.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The standalone host in a process of its own, as people run it, asked by as many people as there are. */
final class HostProcess implements AutoCloseable {

    private static final String READY = "Event Schedules is ready: ";
    private static final String TOKEN = "a-token-for-measuring-0123456789";
    private static final String EVENTS = "api/v1/environments/sandbox/";
    /** So many that nobody of them is told to slow down. */
    private static final int PEOPLE = 5_000;

    private final Process process;
    private final URI url;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger turns = new AtomicInteger();

    private HostProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** @param data with the events in it, if there are any */
    static HostProcess start(Path data) throws IOException {
        Path token = data.resolve("token");
        Files.writeString(token, TOKEN);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--port",
                        "0",
                        "--data",
                        data.toString(),
                        "--keep-days",
                        "0",
                        "--token-file",
                        token.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                return new HostProcess(process, URI.create(line.substring(READY.length())));
            }
        }
        throw new IOException("the host did not start");
    }

    URI url() {
        return url;
    }

    static String token() {
        return TOKEN;
    }

    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** In MiB, with everything that is not on the heap. */
    double residentMemory() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** @return the event's address */
    String create(String name) {
        Instant start = Instant.now().plus(Duration.ofDays(90)).truncatedTo(ChronoUnit.SECONDS);
        HttpResponse<String> answer = send("events", "POST", body(name, start), somebody(), Map.of());
        require(answer, 201);
        return "events/" + field(answer.body(), "\"id\":\"", "\"");
    }

    private static String body(String name, Instant start) {
        return "{\"name\":\"" + name + "\",\"notes\":\"measured\",\"window\":{\"start\":\"" + start + "\",\"end\":\""
                + start.plus(Duration.ofHours(3)) + "\",\"zone\":\"Europe/Paris\"},"
                + "\"target\":{\"type\":\"automation\",\"name\":\"minimal\"}}";
    }

    static String field(String json, String before, String after) {
        int from = json.indexOf(before) + before.length();
        return json.substring(from, json.indexOf(after, from));
    }

    /** @param person who asks; answers are tagged for each of them */
    HttpResponse<String> get(String path, int person, Map<String, String> headers) {
        return send(path, "GET", null, person, headers);
    }

    HttpResponse<String> get(String path) {
        HttpResponse<String> answer = get(path, somebody(), Map.of());
        require(answer, 200);
        return answer;
    }

    HttpResponse<String> patch(String path, String body) {
        return send(path, "PATCH", body, somebody(), Map.of());
    }

    private int somebody() {
        return turns.incrementAndGet() % PEOPLE;
    }

    private HttpResponse<String> send(
            String path, String method, String body, int person, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(EVENTS + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Basic " + credentials(person))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String credentials(int person) {
        byte[] both = ("person-" + person + ":" + TOKEN).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(both);
    }

    private static void require(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
