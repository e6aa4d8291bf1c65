package io.jenkins.plugins.eventschedules.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged host in a process of its own, to be asked, stopped and killed. */
final class StandaloneProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String READY = "Event Schedules is ready: ";

    private final Process process;
    private final URI url;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private StandaloneProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** How a process that could not start ended. */
    record Ending(int exitCode, String errors) {}

    static StandaloneProcess start(Path data, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--port", "0", "--data", data.toString()));
        arguments.addAll(List.of(more));
        Process process = launch(arguments.toArray(String[]::new));
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                return new StandaloneProcess(process, URI.create(line.substring(READY.length())));
            }
        }
        throw new IOException(
                "it did not start: " + new String(process.getErrorStream().readAllBytes()));
    }

    static Ending run(String... arguments) throws IOException, InterruptedException {
        Process process = launch(arguments);
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IOException("it did not end");
            }
            return new Ending(
                    process.exitValue(), new String(process.getErrorStream().readAllBytes()));
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process launch(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("standalone.jar")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        // The machine's own credentials, wherever an environment in AWS looks for them.
        builder.environment().put("AWS_ACCESS_KEY_ID", TestAws.ACCESS_KEY);
        builder.environment().put("AWS_SECRET_ACCESS_KEY", TestAws.SECRET_KEY);
        return builder.start();
    }

    URI url() {
        return url;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(url.resolve("api/v1/environments/sandbox/" + path))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(url.resolve("api/v1/environments/sandbox/" + path))
                        .timeout(Duration.ofSeconds(10))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    /** Asks it to stop, as Ctrl+C and a service manager do. */
    int stop() throws InterruptedException {
        process.destroy();
        process.waitFor(20, TimeUnit.SECONDS);
        return process.exitValue();
    }

    /** SIGKILL: nothing of it runs any more, not even what it wanted to write. */
    void kill() {
        close();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
