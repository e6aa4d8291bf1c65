package io.jenkins.plugins.eventschedules.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import io.jenkins.plugins.eventschedules.web.Operations;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WebhookOptionsTest {

    private static final String WEBHOOK = "{environment=\"sandbox\",receiver=\"webhook\"";

    @TempDir
    Path folder;

    @Test
    void theHostTellsTheWebhookOfItsCommandLine() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try (House house = House.open(folder, Clock.systemUTC())) {
            house.tell(
                    options(
                            "http://127.0.0.1:" + server.getAddress().getPort() + "/",
                            secret("s3cret"),
                            "--webhook-kinds",
                            "went_live,scheduled"),
                    URI.create("https://events.example.com/"));

            Event event = schedule(house);

            String body = told.poll(20, TimeUnit.SECONDS);
            assertThat(body)
                    .contains("\"kind\":\"scheduled\"")
                    .contains("\"url\":\"https://events.example.com/?at=sandbox/events/" + event.id() + "\"");
            await(() -> figures(house)
                    .contains("event_schedules_receiver_deliveries_total" + WEBHOOK + ",result=\"delivered\"} 1.0"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void healthNamesAReceiverThatCannotBeTold() throws Exception {
        AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
        try (House house = House.open(folder, ahead(ahead::get))) {
            assertThat(house.operations().findings())
                    .contains(new Operations.Finding("notifications", Operations.State.UP, ""));
            house.tell(
                    options("http://127.0.0.1:1/hook?team=shop", secret("s3cret"), "--webhook-kinds", "scheduled"),
                    URI.create("https://events.example.com/"));
            schedule(house);
            await(() -> house.operations().receivers().get(0).failingSince().isPresent());
            assertThat(figures(house))
                    .contains("event_schedules_receiver_up" + WEBHOOK + "} 0.0")
                    .doesNotContain("team=shop", "127.0.0.1", "s3cret");

            ahead.set(Duration.ofMinutes(11));

            assertThat(house.operations().findings())
                    .filteredOn(finding -> finding.check().equals("notifications"))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.state()).isEqualTo(Operations.State.DEGRADED);
                        assertThat(finding.message())
                                .startsWith("sandbox, webhook: Since ")
                                .endsWith(" nothing has reached it. It could not be reached (ConnectException).")
                                .doesNotContain("team=shop", "s3cret");
                    });
        }
    }

    private static String figures(House house) {
        return new String(house.operations().metrics().exposition("text/plain").text(), StandardCharsets.UTF_8);
    }

    private static Clock ahead(Supplier<Duration> by) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.now().plus(by.get());
            }
        };
    }

    private static void await(BooleanSupplier until) throws InterruptedException {
        for (int i = 0; i < 200 && !until.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertThat(until.getAsBoolean()).isTrue();
    }

    @Test
    void whatCannotWorkIsSaidAtTheStart() throws Exception {
        Clock clock = Clock.systemUTC();
        Path secret = secret("s3cret");

        assertThatThrownBy(() -> options("ftp://example.com", secret).receiver(clock))
                .hasMessageStartingWith("--webhook: The address of a webhook is written like https://");
        assertThatThrownBy(() ->
                        options("https://example.com", folder.resolve("gone")).receiver(clock))
                .hasMessageContaining("holds no secret that can be read");
        assertThatThrownBy(() -> options("https://example.com", secret, "--webhook-kinds", "all")
                        .receiver(clock))
                .hasMessageStartingWith("--webhook-kinds: there is no all. Choose among scheduled, changed, went_live");
    }

    @Test
    void remindersAreForWhoeverAsksForThem() throws Exception {
        Clock clock = Clock.systemUTC();
        Path secret = secret("s3cret");

        assertThat(options("https://example.com", secret).receiver(clock).beforeEnd())
                .isEmpty();
        assertThat(options(
                                "https://example.com",
                                secret,
                                "--webhook-kinds",
                                "ending_soon",
                                "--webhook-before-end",
                                "PT30M")
                        .receiver(clock)
                        .beforeEnd())
                .contains(Duration.ofMinutes(30));
    }

    private Path secret(String text) throws Exception {
        return Files.writeString(folder.resolve("secret.txt"), text + "\n");
    }

    private static WebhookOptions options(String url, Path secretFile, String... more) {
        WebhookOptions options = new WebhookOptions();
        CommandLine line = new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options));
        String[] arguments = new String[more.length + 4];
        arguments[0] = "--webhook";
        arguments[1] = url;
        arguments[2] = "--webhook-secret-file";
        arguments[3] = secretFile.toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        line.parseArgs(arguments);
        return options;
    }

    private static Event schedule(House house) {
        Instant start = Instant.now().plus(Duration.ofHours(2));
        Draft draft = new Draft(
                "Cup final",
                null,
                start.toString(),
                start.plus(Duration.ofHours(1)).toString(),
                "UTC",
                "PT0S",
                null,
                null,
                null,
                "automation",
                "minimal",
                null,
                Map.of(),
                null);
        return house.sandbox()
                .schedules()
                .schedule(draft, Actor.person("alice"), Optional.empty())
                .event();
    }
}
