package io.jenkins.plugins.eventschedules.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Events;
import io.jenkins.plugins.eventschedules.lifecycle.port.Changes;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What those who run this host ask it, by HTTP and from the command line. */
class HostOperationsTest {

    private static final String TOKEN = "correct-horse-battery-staple";

    @TempDir
    static Path shared;

    private static Path data;
    private static Path token;
    private static House house;
    private static Host host;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() throws Exception {
        data = shared.resolve("data");
        token = Files.writeString(shared.resolve("token"), TOKEN + "\n");
        house = House.open(data, Clock.systemUTC());
        host = Host.start(house, new Address("127.0.0.1", 0), Tokens.readFrom(Optional.of(token)));
    }

    @AfterAll
    static void close() {
        host.close();
        house.close();
    }

    @Test
    void whoHasNoTokenLearnsThatTheHostLivesAndNothingElse() throws Exception {
        assertThat(get("health", "").statusCode()).isEqualTo(200);
        assertThat(get("health", "").body()).isEqualTo("{\"status\":\"up\"}");
        assertThat(get("health", "Bearer wrong").body()).isEqualTo("{\"status\":\"up\"}");
        assertThat(get("metrics", "").statusCode()).isEqualTo(401);
        assertThat(get("me", "").statusCode()).isEqualTo(401);
    }

    @Test
    void withTheTokenHealthTellsOfTheStoreTheClockAndEachEnvironment() throws Exception {
        HttpResponse<String> health = get("health", "Bearer " + TOKEN);

        assertThat(health.body())
                .contains("{\"name\":\"store\",\"status\":\"up\"}", "\"clock\"", "\"runner\"", "\"catalog\"")
                .contains("\"environment\":\"sandbox\"");
        assertThat(health.statusCode()).isEqualTo(200);
    }

    @Test
    void aStoreThatIsClosedMakesTheHostUnhealthy() throws Exception {
        House closed = House.open(folder, Clock.systemUTC());
        try (Host other = Host.start(closed, new Address("127.0.0.1", 0), Tokens.readFrom(Optional.of(token)))) {
            closed.close();

            HttpResponse<String> health = get(other, "health", "Bearer " + TOKEN);

            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("\"status\":\"down\"", "is closed");
        }
    }

    /** As Prometheus sends it: basic_auth, and its own list of what it can read. */
    @Test
    void metricsAreReadWithTheTokenAsPassword() throws Exception {
        DemoEvents.addTo(house.sandbox(), Clock.systemUTC());
        String basic = Base64.getEncoder().encodeToString(("prometheus:" + TOKEN).getBytes(StandardCharsets.UTF_8));

        HttpResponse<String> metrics = get(
                "metrics",
                "Basic " + basic,
                "Accept",
                "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
                        + "application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.2");

        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/openmetrics-text");
        assertThat(metrics.body())
                .contains(
                        "event_schedules_status_changes_total{environment=\"sandbox\",from=\"none\",to=\"scheduled\"}")
                .contains("event_schedules_store_writable 1")
                .endsWith("# EOF\n");
    }

    @Test
    void aBackupOfTheRunningHostIsRestoredToAFolderThatIsNotInUse() throws Exception {
        DemoEvents.addTo(house.sandbox(), Clock.systemUTC());
        Event event = house.sandbox()
                .store()
                .list(io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery.all())
                .events()
                .get(0);
        Path copy = folder.resolve("copy.db");

        Ending backup = run("backup", copy.toString(), "--url", host.url(), "--token-file", token.toString());

        assertThat(backup.code()).as(backup.output()).isZero();
        assertThat(backup.output()).contains("sound").doesNotContain(TOKEN);
        Path other = folder.resolve("other");
        Ending restore = run("restore", copy.toString(), "--data", other.toString());
        assertThat(restore.code()).as(restore.output()).isZero();
        try (House restored = House.open(other, Clock.systemUTC())) {
            assertThat(restored.sandbox().store().find(event.id()))
                    .hasValueSatisfying(found -> assertThat(found.plan()).isEqualTo(event.plan()));
        }
    }

    /** The event was to begin after the backup was made, and nobody can say from the backup whether it did. */
    @Test
    void aRestoreNamesWhatFellDueSince() throws Exception {
        Instant made = Instant.now();
        Path old = folder.resolve("old");
        try (SqliteStore store = SqliteStore.open(old.resolve("events.db"), () -> made)) {
            Event past = Events.anEvent()
                    .in("sandbox")
                    .named("Cup \u001b final")
                    .startingAt(made.minusSeconds(60))
                    .scheduled();
            Event later = Events.anEvent()
                    .in("sandbox")
                    .named("Next season")
                    .startingAt(made.plusSeconds(86_400))
                    .scheduled();
            store.events("sandbox").create(Changes.beginning(past), Optional.empty());
            store.events("sandbox").create(Changes.beginning(later), Optional.empty());
            store.copyTo(folder.resolve("copy.db"));

            Ending restore = run(
                    "restore",
                    folder.resolve("copy.db").toString(),
                    "--data",
                    folder.resolve("new").toString());

            assertThat(restore.code()).as(restore.output()).isZero();
            assertThat(restore.output())
                    .contains("sandbox " + past.id() + " scheduled, due ", "Cup ")
                    .doesNotContain("\u001b", "Next season");
        }
    }

    @Test
    void aBackupNeedsTheTokenAndOverwritesNothing() throws Exception {
        Path copy = folder.resolve("copy.db");

        Ending without = run("backup", copy.toString(), "--url", host.url());
        assertThat(without.code()).isEqualTo(1);
        assertThat(without.output()).contains("--token-file");
        assertThat(copy).doesNotExist();

        Files.writeString(copy, "mine");
        Ending over = run("backup", copy.toString(), "--url", host.url(), "--token-file", token.toString());
        assertThat(over.code()).isEqualTo(1);
        assertThat(over.output()).contains("already");
        assertThat(copy).hasContent("mine");
        assertThat(folder.resolve("copy.db.part")).doesNotExist();
    }

    @Test
    void theFolderOfAHostThatRunsIsNeitherCopiedNorReplaced() throws Exception {
        Path copy = folder.resolve("copy.db");
        run("backup", copy.toString(), "--url", host.url(), "--token-file", token.toString());

        Ending backup = run("backup", folder.resolve("second.db").toString(), "--data", data.toString());
        Ending restore = run("restore", copy.toString(), "--data", data.toString());

        assertThat(List.of(backup.code(), restore.code())).containsOnly(1);
        assertThat(backup.output()).contains("in use");
        assertThat(restore.output()).contains("in use");
    }

    @Test
    void whereNobodyAnswersTheCommandSaysWhatToDo() {
        Ending backup = run("backup", folder.resolve("copy.db").toString(), "--url", "http://127.0.0.1:1/");

        assertThat(backup.code()).isEqualTo(1);
        assertThat(backup.output()).contains("nobody answers", "--data");
    }

    private record Ending(int code, String output) {}

    private static Ending run(String... arguments) {
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output, true);
        CommandLine command = new CommandLine(new Main()).setOut(writer).setErr(writer);
        return new Ending(command.execute(arguments), output.toString());
    }

    private static HttpResponse<String> get(String path, String authorization, String... headers) throws Exception {
        return get(host, path, authorization, headers);
    }

    private static HttpResponse<String> get(Host asked, String path, String authorization, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(asked.url() + "api/v1/" + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
