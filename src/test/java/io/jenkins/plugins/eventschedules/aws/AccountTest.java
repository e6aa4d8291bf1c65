package io.jenkins.plugins.eventschedules.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.aws.account.Account;
import io.jenkins.plugins.eventschedules.aws.account.Arns;
import io.jenkins.plugins.eventschedules.aws.account.AssumedRole;
import io.jenkins.plugins.eventschedules.aws.account.Console;
import io.jenkins.plugins.eventschedules.aws.account.CredentialsSource;
import io.jenkins.plugins.eventschedules.aws.account.NoCredentialsException;
import io.jenkins.plugins.eventschedules.aws.account.Partition;
import io.jenkins.plugins.eventschedules.aws.catalog.CatalogTag;
import io.jenkins.plugins.eventschedules.aws.phase.Owner;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.aws.testaws.fault.Fault;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Status;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** As whom, where, and what went wrong. */
class AccountTest {

    private static final String RUNNER = "arn:aws:iam::123456789012:role/runner";

    private final AwsHouse house = new AwsHouse();

    @AfterEach
    void close() {
        house.close();
    }

    private void as(Account account) {
        house.with(new AwsSettings(account, CatalogTag.DEFAULT, Optional.of(AwsHouse.ROLE)));
    }

    private String troubleOf(Event event) {
        return house.until(
                        event, now -> now.preroll().flatMap(PhaseRun::trouble).isPresent())
                .preroll()
                .flatMap(PhaseRun::trouble)
                .orElseThrow();
    }

    private Event minimal() {
        return house.withMinimal().schedule("automation", "minimal", Map.of());
    }

    @Test
    void aRoleIsAssumedWithItsExternalIdInASessionNamedAfterTheEvent() {
        house.aws
                .iam()
                .role("runner")
                .may("*", "*")
                .trusts("arn:aws:iam::123456789012:root")
                .askingFor("shop-7");
        as(house.account(Optional.of(new AssumedRole(RUNNER, Optional.of("shop-7")))));
        Event event = minimal();
        house.until(event, Status.ENDED);
        assertThat(house.aws.journal().of("StartAutomationExecution"))
                .allSatisfy(entry ->
                        assertThat(entry.call().principal().session()).contains("event-schedules-" + event.id()));
        assertThat(house.aws.journal().of("ListDocuments"))
                .allSatisfy(
                        entry -> assertThat(entry.call().principal().session()).contains("event-schedules-catalog"));
        assertThat(house.aws.journal().of("AssumeRole")).hasSize(2);
    }

    @Test
    void aRoleThatCannotBeAssumedIsToldAsThatAndWithoutTheExternalId() {
        house.aws
                .iam()
                .role("runner")
                .may("*", "*")
                .trusts("arn:aws:iam::123456789012:root")
                .askingFor("shop-7");
        Event event = minimal();
        as(house.account(Optional.of(new AssumedRole(RUNNER, Optional.of("wrong-external-id")))));
        assertThat(troubleOf(event)).contains("AWS denies sts:AssumeRole").doesNotContain("wrong-external-id");
    }

    @Test
    void aSessionThatExpiredIsToldAndRenewed() {
        house.aws.iam().role("runner").may("*", "*").trusts("arn:aws:iam::123456789012:root");
        as(house.account(Optional.of(new AssumedRole(RUNNER, Optional.empty()))));
        Event event = minimal();
        house.until(event, Status.DEPLOYING);
        house.restart();
        house.until(event, Status.ENDED);
    }

    @Test
    void aWrongKeyIsToldAsCredentialsAndNeverRepeated() {
        Event event = minimal();
        as(new Account(
                Region.EU_WEST_1,
                new CredentialsSource.Supplied(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create("AKIANOBODY", "some-secret-of-nobody"))),
                Optional.empty(),
                Optional.of(house.aws.endpoint())));
        assertThat(troubleOf(event))
                .contains("does not accept the credentials")
                .contains("Renew them")
                .doesNotContain("AKIANOBODY", "some-secret-of-nobody");
    }

    @Test
    void credentialsThatAreGoneAreToldInTheWordsOfWhoeverHasThem() {
        Event event = minimal();
        as(new Account(
                Region.EU_WEST_1,
                new CredentialsSource.Supplied(() -> {
                    throw new NoCredentialsException("The credentials aws-prod are not there any more.");
                }),
                Optional.empty(),
                Optional.of(house.aws.endpoint())));
        assertThat(troubleOf(event)).isEqualTo("The credentials aws-prod are not there any more.");
    }

    @Test
    void aProfileThatIsNotThereIsToldWithoutTheSdksLongStory() {
        Event event = minimal();
        as(new Account(
                Region.EU_WEST_1,
                new CredentialsSource.Profile("no-such-profile"),
                Optional.empty(),
                Optional.of(house.aws.endpoint())));
        assertThat(troubleOf(event)).startsWith("There are no AWS credentials for ssm:StartAutomationExecution.");
    }

    @Test
    void aRegionThatIsNotThereIsToldAsThat() {
        Event event = minimal();
        as(new Account(
                Region.of("nowhere-1"),
                house.settings().account().source(),
                Optional.empty(),
                Optional.of(house.aws.endpointOfNoRegion())));
        assertThat(troubleOf(event))
                .contains("There is no address for ssm:StartAutomationExecution")
                .contains("region");
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLED, AWS throttles ssm:StartAutomationExecution",
        "TOO_MANY_REQUESTS, AWS throttles ssm:StartAutomationExecution",
        "INTERNAL_ERROR, AWS has a fault at ssm:StartAutomationExecution (500)",
        "UNAVAILABLE, AWS has a fault at ssm:StartAutomationExecution (503)",
        "CUT_BEFORE, AWS cannot be reached for ssm:StartAutomationExecution",
        "DENIED, AWS denies ssm:StartAutomationExecution",
        "EXPIRED, AWS does not accept the credentials of this environment for ssm:StartAutomationExecution"
    })
    void everyMishapIsToldInAWordThatHelps(Fault fault, String told) {
        Event event = minimal();
        house.aws.faults().always("StartAutomationExecution", fault);
        assertThat(troubleOf(event)).startsWith(told);
    }

    @ParameterizedTest
    @CsvSource({
        "eu-west-1, AWS, https://eu-west-1.console.aws.amazon.com/systems-manager/automation/execution/x?region=eu-west-1",
        "cn-north-1, CHINA, https://cn-north-1.console.amazonaws.cn/systems-manager/automation/execution/x?region=cn-north-1",
        "us-gov-west-1, GOV, https://console.amazonaws-us-gov.com/systems-manager/automation/execution/x?region=us-gov-west-1"
    })
    void everyPartitionHasItsOwnConsole(String region, Partition partition, String link) {
        assertThat(Partition.of(Region.of(region))).isEqualTo(partition);
        assertThat(new Console(Region.of(region)).automation("x")).hasToString(link);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cn-north-1", "us-gov-west-1"})
    void eventsLiveInEveryPartition(String region) {
        as(new Account(
                Region.of(region),
                house.settings().account().source(),
                Optional.empty(),
                Optional.of(house.aws.endpoint())));
        var place = new io.jenkins.plugins.eventschedules.aws.testaws.call.Place("123456789012", region);
        house.aws
                .at(place)
                .ssm()
                .document("minimal")
                .from(AwsHouse.MINIMAL)
                .tagged("application", "event-scheduling-platform");
        house.world().read();
        Event event = house.schedule("automation", "minimal", Map.of());
        house.until(event, Status.ENDED);
        assertThat(house.aws.stillUp()).isEmpty();
    }

    @Test
    void arnsAndRegionsAreHeldAgainstTheirForm() {
        assertThat(Arns.isRole("arn:aws-us-gov:iam::123456789012:role/path/to/runner"))
                .isTrue();
        assertThat(Arns.isRole("arn:aws:iam::123456789012:user/alice")).isFalse();
        assertThat(Arns.isRole("runner")).isFalse();
        assertThat(Arns.isRegion("us-gov-east-1")).isTrue();
        assertThat(Arns.isRegion("eu-west-1.evil.example.com")).isFalse();
    }

    /** A restored backup, or a controller that was taken for dead: what both start is one. */
    @Test
    void twoControllersOnOneAccountStartOneEventOnce() {
        Event event = minimal();
        Event deploying = house.until(event, Status.DEPLOYING);
        PhaseRun run = deploying.preroll().orElseThrow();
        try (AwsWorld other = AwsWorld.open(
                new Owner("shop", AwsHouse.INSTALLATION),
                house.settings(),
                io.jenkins.plugins.eventschedules.lifecycle.port.Secrets.NONE,
                house.clock)) {
            String first = house.world().provisioner().start(deploying, run).toString();
            String second = other.provisioner().start(deploying, run).toString();
            assertThat(second).isEqualTo(first);
        }
        assertThat(house.aws.startedTwice()).isEmpty();
        assertThat(TestAws.HOME.account()).isEqualTo("123456789012");
    }
}
