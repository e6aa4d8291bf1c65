package io.jenkins.plugins.eventschedules.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eventschedules.aws.AwsSettings;
import io.jenkins.plugins.eventschedules.aws.AwsWorld;
import io.jenkins.plugins.eventschedules.aws.account.Account;
import io.jenkins.plugins.eventschedules.aws.account.CredentialsSource;
import io.jenkins.plugins.eventschedules.aws.catalog.CatalogTag;
import io.jenkins.plugins.eventschedules.aws.phase.Owner;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Events;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import io.jenkins.plugins.eventschedules.standalone.TestAccount.Answer;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;

/** What is left over, on the command line. */
class OrphansCommandTest {

    private final TestAccount account = new TestAccount();

    @TempDir
    Path folder;

    @BeforeEach
    void name() throws IOException {
        Files.writeString(folder.resolve("installation.id"), "here");
        String minimal = Files.readString(Path.of("ssm-documents/minimal.yaml"));
        account.aws
                .ssm()
                .document("minimal")
                .containing(
                        minimal.replaceFirst(
                                "parameters:\n",
                                "parameters:\n  ExpectedAudience: {type: String, default: '1'}\n  Criticality: {type: String, default: low}\n"));
    }

    @AfterEach
    void close() {
        account.close();
    }

    private Answer orphans(String... more) {
        String[] all = new String[more.length + 3];
        all[0] = "orphans";
        all[1] = "--data";
        all[2] = folder.toString();
        System.arraycopy(more, 0, all, 3, more.length);
        return account.run(all);
    }

    /** What a host that is gone started. */
    private Event leftBy(String installation) {
        Event event = Events.anEvent()
                .in("aws")
                .running(TargetType.AUTOMATION, "minimal")
                .scheduled();
        AwsSettings settings = new AwsSettings(
                new Account(
                        Region.EU_WEST_1,
                        new CredentialsSource.DefaultChain(),
                        Optional.empty(),
                        Optional.of(account.aws.endpoint())),
                CatalogTag.DEFAULT,
                Optional.of("arn:aws:iam::123456789012:role/automation"));
        try (AwsWorld world =
                AwsWorld.open(new Owner("aws", installation), settings, Secrets.NONE, Clock.systemUTC())) {
            PhaseRun run = PhaseRun.claimed(event.id(), 1, Phase.PREROLL, Instant.now(), Duration.ofHours(1));
            assertThat(world.provisioner().start(event, run)).isInstanceOf(Report.Started.class);
        }
        return event;
    }

    @Test
    void nothingLeftIsTheExitCodeZero() {
        Answer answer = orphans();
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out()).contains("Nothing is left over");
        assertThat(answer.exit()).isZero();
    }

    @Test
    void whatIsLeftIsListedAndRemoved() throws IOException {
        Event event = leftBy("here");

        Answer listed = orphans();
        assertThat(listed.exit()).isEqualTo(3);
        assertThat(listed.out()).contains("run", event.id().value(), "unknown", "minimal");
        JsonNode orphan = new ObjectMapper()
                .readTree(orphans("--format", "json").out())
                .path("orphans")
                .get(0);
        assertThat(listed.out()).contains("--remove " + orphan.path("id").asText() + " --event " + event.id());

        Answer removed = orphans(
                "--remove", orphan.path("id").asText(), "--event", event.id().value());
        assertThat(removed.err()).isEmpty();
        assertThat(removed.exit()).isZero();
        assertThat(account.aws.journal().of("StopAutomationExecution")).hasSize(1);
    }

    @Test
    void anotherInstallationsIsRemovedOnlyInItsName() {
        Event event = leftBy("gone");
        Answer listed = orphans();
        assertThat(listed.exit()).isEqualTo(3);
        assertThat(listed.out()).contains("Not to be removed", "gone");
        assertThat(orphans("--installation", "gone").out()).contains("--event " + event.id());
    }

    @Test
    void whoRemovesSaysWhatTheySaw() {
        assertThat(orphans("--remove", "run-1").exit()).isEqualTo(2);
        assertThat(orphans("--remove", "run-1", "--event", "nonsense").exit()).isEqualTo(2);
        assertThat(orphans("--installation", "No Name").exit()).isEqualTo(2);
        assertThat(orphans("--aws-name", "sandbox").exit()).isEqualTo(1);
    }

    @Test
    void aStoreThatAHostUsesIsTold() {
        try (SqliteStore inUse = SqliteStore.open(folder.resolve("events.db"), Clock.systemUTC())) {
            assertThat(inUse.events("sandbox").counts()).isEmpty();
            Answer answer = orphans();
            assertThat(answer.exit()).isEqualTo(1);
            assertThat(answer.err()).isNotBlank();
        }
    }
}
