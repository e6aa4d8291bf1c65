package io.jenkins.plugins.eventschedules.standalone;

import static io.jenkins.plugins.eventschedules.aws.takeover.SampleTable.document;
import static io.jenkins.plugins.eventschedules.aws.takeover.SampleTable.export;
import static io.jenkins.plugins.eventschedules.aws.takeover.SampleTable.item;
import static io.jenkins.plugins.eventschedules.aws.takeover.SampleTable.line;
import static io.jenkins.plugins.eventschedules.aws.takeover.SampleTable.parameters;
import static io.jenkins.plugins.eventschedules.aws.takeover.SampleTable.product;
import static io.jenkins.plugins.eventschedules.aws.takeover.SampleTable.scan;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eventschedules.aws.testaws.catalog.Product;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import io.jenkins.plugins.eventschedules.lifecycle.Schedules;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.standalone.TestAccount.Answer;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Coming from the sample, on the command line. */
class TakeOverCommandTest {

    private static final String SECRET = "hunter2-hunter2";
    private static final String CACHE =
            """
            AWSTemplateFormatVersion: '2010-09-09'
            Parameters:
              Zones: {Type: CommaDelimitedList}
              Password: {Type: String, NoEcho: true}
              ExpectedAudience: {Type: Number}
            Resources:
              Topic: {Type: 'AWS::SNS::Topic'}
            """;

    private final TestAccount account = new TestAccount();
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(3));
    private final Instant end = start.plus(Duration.ofHours(3));
    private Product cache;

    @TempDir
    Path folder;

    @BeforeEach
    void targets() throws IOException {
        String tag = "application";
        String approved = "event-scheduling-platform";
        account.aws
                .ssm()
                .document("minimal")
                .from(Path.of("ssm-documents/minimal.yaml"))
                .tagged(tag, approved);
        cache = account.aws
                .serviceCatalog()
                .product("waiting-room")
                .containing(CACHE)
                .tagged(tag, approved);
        Files.createDirectories(data());
        Files.writeString(data().resolve("secrets.properties"), "cache-password=correct horse\n");
    }

    @AfterEach
    void close() {
        account.close();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Answer takeOver(Path table, String... more) {
        List<String> all = new ArrayList<>(List.of("takeover", table.toString(), "--data", data().toString()));
        all.addAll(List.of("--aws-automation-role", "arn:aws:iam::123456789012:role/automation"));
        all.addAll(List.of(more));
        return account.run(all.toArray(String[]::new));
    }

    private Map<String, JsonNode> fates(Answer answer) throws IOException {
        Map<String, JsonNode> fates = new TreeMap<>();
        for (JsonNode outcome : new ObjectMapper().readTree(answer.out())) {
            fates.put(outcome.path("sample").asText(), outcome);
        }
        return fates;
    }

    private List<Event> events() {
        try (SqliteStore store = SqliteStore.open(data().resolve("events.db"), Clock.systemUTC())) {
            return store.events("aws").list(EventQuery.all()).events();
        }
    }

    private String plain(String id, String status) {
        return item(id, status, start, end, document("minimal", "1"), "");
    }

    @Test
    void firstItIsToldThenDoneAndNothingIsMadeTwice() throws Exception {
        Path table = export(folder.resolve("export"), line(plain("a", "registered")), line(plain("b", "scheduled")));

        Answer planned = takeOver(table);
        assertThat(planned.err()).isEmpty();
        assertThat(planned.exit()).isEqualTo(3);
        assertThat(planned.out()).contains("to make   \"Event a\" (a)", "stop its execution there", "--apply");
        assertThat(events()).isEmpty();

        Answer done = takeOver(table, "--apply", "--owner", "alice", "--zone", "Europe/Paris", "--lead", "PT20M");
        assertThat(done.exit()).isZero();
        assertThat(events()).hasSize(2).allSatisfy(event -> {
            assertThat(event.owner()).isEqualTo("alice");
            assertThat(event.plan().window().start()).isEqualTo(start);
            assertThat(event.plan().window().end()).isEqualTo(end);
            assertThat(event.plan().window().zone()).hasToString("Europe/Paris");
            assertThat(event.plan().lead()).isEqualTo(Duration.ofMinutes(20));
            assertThat(event.plan().notes()).isEqualTo("Bring cake");
            assertThat(event.plan().target().version()).isEqualTo("1");
        });

        Answer again = takeOver(table, "--apply", "--lead", "PT1H", "--format", "json");
        assertThat(again.exit()).isZero();
        assertThat(fates(again).values())
                .extracting(outcome -> outcome.path("fate").asText())
                .containsOnly("there");
        assertThat(events()).hasSize(2);
    }

    @Test
    void eachRowHasItsFate() throws Exception {
        Instant past = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(2));
        String lines = line(plain("good", "registered"))
                + line(plain("good", "registered"))
                + line(plain("ended", "ended"))
                + line(plain("failed", "failed"))
                + line(plain("live", "scaled"))
                + line(item("late", "registered", past, end, document("minimal", "1"), ""))
                + line(item("never", "registered", past, past.plusSeconds(60), document("minimal", "1"), ""))
                + line(plain("odd", "sleeping"))
                + line(item("gone", "registered", start, end, document("gone", "1"), ""))
                + line(item("other", "registered", start, end, "\"document_name\":{\"N\":\"7\"}", ""))
                + line(plain("when", "registered").replace(start.toString(), "soon"))
                + line("{\"pk\":{\"S\":\"x\"},\"sk\":{\"S\":\"Settings\"}}")
                + "garbage\n";
        Path table = Files.writeString(folder.resolve("lines.json"), lines);

        Answer answer = takeOver(table, "--apply", "--format", "json");

        assertThat(answer.exit()).isEqualTo(4);
        JsonNode all = new ObjectMapper().readTree(answer.out());
        assertThat(all)
                .extracting(outcome -> outcome.path("sample").asText() + " "
                        + outcome.path("fate").asText())
                .containsExactly(
                        "good taken",
                        "good there",
                        "ended over",
                        "failed over",
                        "live running",
                        "late late",
                        "never over",
                        "odd unfit",
                        "gone unfit",
                        "other unfit",
                        "when unfit",
                        " no_event",
                        " broken");
        assertThat(all.get(8).path("remarks").toString()).contains("/target/name", "no such target");
        assertThat(all.get(9).path("remarks").toString()).contains("/target/type");
        assertThat(all.get(10).path("remarks").toString()).contains("/window/start");
        assertThat(events()).extracting(event -> event.plan().name()).containsExactly("Event good");
    }

    @Test
    void aProductIsFoundByItsVersionAndNoSecretIsKept() throws Exception {
        String given = parameters("Zones", "a, b", "Password", SECRET, "ExpectedAudience", "250000");
        String there = item("p", "registered", start, end, product(cache.id(), cache.idOf("v1")), given);
        Path table = Files.writeString(folder.resolve("scan.json"), scan(there));

        Answer lacking = takeOver(table);
        assertThat(lacking.exit()).isEqualTo(4);
        assertThat(lacking.out()).contains("/parameters/Password", "Password is a secret");

        Answer done = takeOver(table, "--apply", "--secret", "Password=cache-password");
        assertThat(done.exit()).isZero();
        Event event = events().get(0);
        assertThat(event.plan().target().type()).isEqualTo(TargetType.PRODUCT);
        assertThat(event.plan().target().name()).isEqualTo("waiting-room");
        assertThat(event.plan().audience()).contains(250_000L);
        assertThat(event.plan().parameters())
                .containsEntry("Zones", ParameterValue.of(List.of("a", "b")))
                .containsEntry("Password", ParameterValue.of("cache-password"));
        for (Answer answer : List.of(lacking, done)) {
            assertThat(answer.out() + answer.err()).doesNotContain(SECRET);
        }
        try (Stream<Path> files = Files.walk(data())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain(SECRET);
            }
        }
    }

    @Test
    void whatTheEnvironmentGivesIsLeftOut() throws Exception {
        String given = parameters("AutomationAssumeRole", "arn:aws:iam::123456789012:role/any", "internalAction", "x");
        Path table = Files.writeString(
                folder.resolve("scan.json"),
                scan(item("d", "registered", start, end, document("old-name", "7"), given)));

        Answer done = takeOver(table, "--apply", "--target", "old-name=minimal");

        assertThat(done.out()).contains("AutomationAssumeRole is left out", "It gets the version");
        assertThat(done.exit()).isZero();
        assertThat(events().get(0).plan().target().version()).isEqualTo("1");
        assertThat(events().get(0).plan().parameters()).isEmpty();
    }

    @Test
    void whatWasDeletedHereDoesNotComeBack() throws Exception {
        Path table = Files.writeString(folder.resolve("scan.json"), scan(plain("a", "registered")));
        assertThat(rehearse(table, "--apply")).contains("made");
        try (StillHouse house = StillHouse.open(data(), null, Clock.systemUTC())) {
            Actor person = Actor.person("alice");
            Schedules schedules = house.environment().schedules();
            Event event =
                    house.environment().store().list(EventQuery.all()).events().get(0);
            Event cancelled = schedules.ask(event.id(), event.revision(), new Command.Cancel(), person);
            schedules.delete(cancelled.id(), cancelled.revision(), person);
        }

        assertThat(rehearse(table, "--apply")).contains("1 there").doesNotContain("made");
    }

    @Test
    void withoutAnAccountItIsRehearsedInTheSandbox() throws Exception {
        Path table = Files.writeString(folder.resolve("scan.json"), scan(plain("a", "registered")));
        assertThat(rehearse(table, "--apply")).contains("1 made");
        assertThat(takeOver(table).out()).as("a rehearsal is in nobody's way").contains("1 to make");
    }

    private String rehearse(Path table, String... more) {
        List<String> all = new ArrayList<>(List.of("takeover", table.toString(), "--data", data().toString()));
        all.addAll(List.of(more));
        StringWriter out = new StringWriter();
        Main.commandLine().setOut(new PrintWriter(out, true)).execute(all.toArray(String[]::new));
        return out.toString();
    }

    @Test
    void aWrongCommandLineAndAMissingFileAreTold() {
        Path nothing = folder.resolve("nothing.json");
        assertThat(takeOver(nothing).exit()).isEqualTo(1);
        assertThat(takeOver(nothing).err()).contains("nothing.json");
        assertThat(takeOver(nothing, "--target", "x").exit()).isEqualTo(2);
        assertThat(takeOver(nothing, "--secret", "A=1", "--secret", "A=2").exit())
                .isEqualTo(2);
    }
}
