package io.jenkins.plugins.eventschedules.standalone;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.eventschedules.aws.deployed.DeployedStack;
import io.jenkins.plugins.eventschedules.aws.states.VirtualTime;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.port.Changes;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The options with which the host shows events that AWS leads. */
class LedEnvironmentTest {

    private static final String MACHINE = "arn:aws:states:eu-west-1:123456789012:stateMachine:event-lifecycle";

    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void open() throws Exception {
        house = House.open(folder, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theEnvironmentIsFirstAndReadsItsTable() throws Exception {
        try (TestAws aws = TestAws.start(Clock.systemUTC())) {
            deployed(aws);

            Environment led = house.environments().get(0);
            assertThat(led.kind()).isEqualTo("aws-step-functions");
            assertThat(led.secrets()).isEqualTo(Secrets.Naming.REFERENCE);
            assertThat(led.store().counts()).isEmpty();
            assertThat(aws.journal().of("Query")).isNotEmpty();
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    @Test
    void theWebhookIsToldOfItsEvents() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try (TestAws aws = TestAws.start(Clock.systemUTC())) {
            deployed(aws);
            EventStore store = house.environments().get(0).store();
            house.tell(
                    webhook("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
                    URI.create("https://events.example.com/"));
            awaitListening(aws);
            Event event = anEvent().in("aws").updatedAt(Instant.now()).scheduled();
            store.create(Changes.beginning(event), Optional.empty());

            assertThat(told.poll(30, TimeUnit.SECONDS))
                    .contains("\"kind\":\"scheduled\"")
                    .contains("?at=aws/events/" + event.id());
        } finally {
            server.stop(0);
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    private WebhookOptions webhook(String url) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "s3cret\n");
        return CommandLine.populateCommand(
                new WebhookOptions(),
                "--webhook",
                url,
                "--webhook-secret-file",
                secret.toString(),
                "--webhook-kinds",
                "scheduled");
    }

    private static void awaitListening(TestAws aws) throws InterruptedException {
        for (int i = 0; i < 300 && aws.journal().of("PutItem").isEmpty(); i++) {
            Thread.sleep(50);
        }
    }

    private DeployedStack deployed(TestAws aws) throws CannotStartException {
        DeployedStack stack = new DeployedStack(
                aws, new VirtualTime(Clock.systemUTC().instant()), Path.of("infra-cdk"), Duration.ofSeconds(10));
        System.setProperty("aws.accessKeyId", TestAws.ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", TestAws.SECRET_KEY);
        house.add(options(
                "--aws-table",
                DeployedStack.TABLE,
                "--aws-state-machine",
                stack.stateMachine(),
                "--aws-endpoint",
                aws.endpoint().toString()));
        return stack;
    }

    @Test
    void optionsThatDoNotGoTogetherAreTold() {
        refused("belong together", "--aws-table", "events");
        refused("belong together", "--aws-state-machine", MACHINE);
        refused("not the name of a table", "--aws-table", "no table!", "--aws-state-machine", MACHINE);
        refused(
                "in another region",
                "--aws-table",
                "events",
                "--aws-state-machine",
                MACHINE.replace("eu-west-1", "us-east-1"));
        refused(
                "leave out --aws-automation-role",
                "--aws-table",
                "events",
                "--aws-state-machine",
                MACHINE,
                "--aws-automation-role",
                "arn:aws:iam::123456789012:role/automation");
    }

    private void refused(String why, String... arguments) {
        assertThatThrownBy(() -> house.add(options(arguments)))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining(why);
    }

    private static AwsOptions options(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--aws-region", "eu-west-1"));
        all.addAll(List.of(arguments));
        return CommandLine.populateCommand(new AwsOptions(), all.toArray(String[]::new));
    }
}
