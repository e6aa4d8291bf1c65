package io.jenkins.plugins.eventschedules.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eventschedules.aws.deployed.DeployedStack;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The test of a connection says of what is deployed whether it is what events need. */
class ProbeDeploymentTest {

    private static final String MACHINE = "arn:aws:states:eu-west-1:123456789012:stateMachine:";

    private final LedHouse house = new LedHouse();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void everythingThatTheAppDeploysWorks() {
        assertThat(Probe.of(house.settings())).hasSize(5).allMatch(Probe.Finding::works);
    }

    @Test
    void aTableOfAnotherFormIsTold() {
        house.stack.createOtherTable("carts");
        assertThat(finding("carts", house.stack.stateMachine(), 3))
                .contains("The table carts is no table of events.")
                .contains("key")
                .contains(
                        "lacks the indexes due, end, name, owner, owners, series, start, status, untold, updated, waiting");
    }

    @Test
    void eachIndexIsNeededByItsKeys() {
        for (String index : List.of("start", "status", "due", "waiting")) {
            house.stack.createTable(LedHouse.APP, "events-" + index, index);
            assertThat(finding("events-" + index, house.stack.stateMachine(), 3))
                    .as(index)
                    .contains("Its index " + index + " is not by ");
        }
    }

    @Test
    void whatIsNotThereIsTold() {
        assertThat(finding("missing", house.stack.stateMachine(), 3))
                .contains("dynamodb:DescribeTable on the table missing (ResourceNotFoundException)");
        assertThat(finding(DeployedStack.TABLE, MACHINE + "missing", 4)).contains("StateMachineDoesNotExist");
    }

    @Test
    void theOutputsOfTwoDeploymentsDoNotGoTogether() {
        house.stack.createTable(LedHouse.APP, "other-events");
        List<Probe.Finding> findings =
                Probe.of(house.settings(Optional.empty(), "other-events", house.stack.stateMachine()));
        assertThat(findings.get(3).works()).isTrue();
        assertThat(findings.get(4).message()).contains("does not work with the table other-events");
    }

    @Test
    void withoutCredentialsThereIsOnlyThatToTell() {
        house.withKeys(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAWRONG", "secret")));
        assertThat(Probe.of(house.settings())).singleElement().matches(finding -> finding.message()
                .contains("does not accept the credentials"));
    }

    @Test
    void whatCannotBeOneIsRefused() {
        for (String[] pair : new String[][] {
            {"no table!", MACHINE + "x"},
            {"events", "arn:aws:states:eu-west-1:123456789012:execution:x:y"},
            {"events", "arn:aws:states:us-east-1:123456789012:stateMachine:x"}
        }) {
            assertThatThrownBy(() -> house.settings(Optional.empty(), pair[0], pair[1]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private String finding(String table, String machine, int index) {
        Probe.Finding finding =
                Probe.of(house.settings(Optional.empty(), table, machine)).get(index);
        assertThat(finding.works()).isFalse();
        return finding.message();
    }
}
