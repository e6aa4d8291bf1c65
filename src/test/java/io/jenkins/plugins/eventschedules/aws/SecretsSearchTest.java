package io.jenkins.plugins.eventschedules.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.aws.account.AssumedRole;
import io.jenkins.plugins.eventschedules.aws.catalog.CatalogTag;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import io.jenkins.plugins.eventschedules.aws.testaws.fault.Fault;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The secrets of two people, and the credentials of their environment, searched for everywhere that anybody looks. */
class SecretsSearchTest {

    private static final String OF_ALICE = "correct-horse-battery";
    private static final String OF_BOB = "staple-of-bob-42";
    private static final String EXTERNAL_ID = "external-id-of-the-other-account";

    @TempDir
    Path folder;

    private final Logger root = Logger.getLogger("");
    private final Level usual = root.getLevel();
    private final Listening listening = new Listening();

    private static final class Listening extends Handler {
        private final List<String> heard = new ArrayList<>();
        private final Formatter formatter = new SimpleFormatter();

        @Override
        public synchronized void publish(LogRecord entry) {
            heard.add(formatter.format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        synchronized String all() {
            return String.join("\n", heard);
        }
    }

    private static final class TwoSecrets implements Secrets {
        @Override
        public boolean exists(String id, String inFolder) {
            return reveal(id, inFolder).isPresent();
        }

        @Override
        public Optional<String> reveal(String id, String inFolder) {
            return switch (id) {
                case "alice-password" -> Optional.of(OF_ALICE);
                case "bob-password" -> Optional.of(OF_BOB);
                default -> Optional.empty();
            };
        }
    }

    @BeforeEach
    void listen() {
        root.addHandler(listening);
        root.setLevel(Level.INFO);
        listening.setLevel(Level.ALL);
    }

    @AfterEach
    void stopListening() {
        root.removeHandler(listening);
        root.setLevel(usual);
    }

    @Test
    void d09NoSecretIsEverAnywhereButInTheCall() throws IOException {
        List<String> seen = new ArrayList<>();
        try (SqliteStore sqlite = SqliteStore.open(folder.resolve("events.db"), Clock.systemUTC());
                AwsHouse house = new AwsHouse(new TwoSecrets(), sqlite.events("shop"))) {
            house.aws
                    .iam()
                    .role("runner")
                    .may("*", "*")
                    .trusts("arn:aws:iam::123456789012:root")
                    .askingFor(EXTERNAL_ID);
            house.with(new AwsSettings(
                    house.account(Optional.of(
                            new AssumedRole("arn:aws:iam::123456789012:role/runner", Optional.of(EXTERNAL_ID)))),
                    CatalogTag.DEFAULT,
                    Optional.of(AwsHouse.ROLE)));
            // AWS itself quotes both: in a failure, and in an output.
            house.aws
                    .serviceCatalog()
                    .product("cache")
                    .containing(Templates.FULL.replace(
                            "Value: !Sub 'https://${Name}.example.com'",
                            "Value: !Sub 'redis://:" + OF_BOB + "@${Name}'"))
                    .tagged("application", "event-scheduling-platform")
                    .provisioning(
                            Course.lasting(java.time.Duration.ofMinutes(1))
                                    .endingAs("FAILED")
                                    .saying("The password " + OF_ALICE + " is too simple"),
                            Course.lasting(java.time.Duration.ofMinutes(1)));
            house.world().read();
            Event first = event(house, "alice-password");
            house.until(first, Status.FAILED);
            Event second = event(house, "bob-password");
            house.aws.faults().next("ProvisionProduct", Fault.DENIED, Fault.EXPIRED, Fault.TORN, Fault.INTERNAL_ERROR);
            house.until(second, Status.LIVE);
            for (Event event : List.of(first, second)) {
                seen.add(house.now(event).toString());
                seen.add(house.store.history(event.id(), 0, 500).toString());
            }
            seen.add(house.store.list(EventQuery.all()).toString());
            seen.add(house.settings().toString());
            seen.add(house.world().catalog().listing().toString());
            seen.add(house.environment().toString());
            house.until(second, Status.ENDED);
            // That they were really there to be seen.
            assertThat(house.aws.journal().of("ProvisionProduct").toString())
                    .contains(OF_ALICE)
                    .contains(OF_BOB);
        }
        seen.add(listening.all());
        seen.addAll(files());

        assertThat(seen)
                .allSatisfy(text -> assertThat(text).doesNotContain(OF_ALICE, OF_BOB, TestAws.SECRET_KEY, EXTERNAL_ID));
        assertThat(String.join("", seen))
                .contains("alice-password")
                .contains("bob-password")
                .contains("****");
    }

    private static Event event(AwsHouse house, String password) {
        return house.schedule(
                "product", "cache", Map.of("Name", ParameterValue.of("shop"), "Password", ParameterValue.of(password)));
    }

    private List<String> files() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return texts;
    }
}
