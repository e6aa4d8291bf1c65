package io.jenkins.plugins.eventschedules.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The policies as they are deployed against the calls that the plugin's tests see: those of the state machines, which an
 * interpreter runs through every state and branch, and those of the plugin itself. Every call is allowed, and every
 * action of every statement is needed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsTest {

    private static final String HUB = "111122223333";
    private static final String SPOKE = "444455556666";

    private final Resolved template = new Resolved(Synthesized.with(Map.of()).template(), HUB);
    private final Synthesized both = Synthesized.with(Map.of("targetAccount", SPOKE));
    private final List<UsedCall> calls;

    RightsTest() throws IOException {
        calls = UsedCall.all();
    }

    @ParameterizedTest
    @CsvSource({"LifecycleRole, event-lifecycle", "CallbackRole, event-lifecycle-callback"})
    void aMachineMayDoWhatItDoesAndNothingElse(String role, String machine) {
        exactly(ofRole(template, role), of(machine));
    }

    @Test
    void whoeverLooksMayReadEventsAndTheCatalogAndNothingElse() {
        exactly(ofPolicy("read-only"), of("read-only"));
    }

    @Test
    void anOperatorMayAlsoPlanEventsAndNothingElse() {
        exactly(ofPolicy("operator"), of("read-only", "operator"));
    }

    @Test
    void whoeverCleansUpMayTakeDownAndNothingElse() {
        exactly(ofPolicy("clean-up"), of("clean-up"));
    }

    /** What AWS does with a table whose key is its owner's: https://docs.aws.amazon.com/kms/latest/developerguide/ */
    @ParameterizedTest
    @CsvSource({"read-only, kms:Decrypt", "operator, kms:Decrypt kms:Encrypt kms:GenerateDataKey* kms:ReEncrypt*"})
    void aTableWithAKeyOfItsOwnTakesRightsOnThatKeyThroughTheTableAlone(String policy, String actions) {
        Resolved encrypted =
                new Resolved(Synthesized.with(Map.of("encrypted", "true")).template(), HUB);
        List<Right> onTheKey = ofPolicy(encrypted, policy).stream()
                .filter(right -> right.action().startsWith("kms:"))
                .toList();

        assertThat(onTheKey).extracting(Right::action).containsExactlyInAnyOrder(actions.split(" "));
        assertThat(onTheKey).allSatisfy(right -> {
            assertThat(right.resources()).hasSize(1).noneMatch("*"::equals);
            assertThat(right.resources().get(0)).contains("Key");
            assertThat(right.conditions().toString())
                    .contains("kms:ViaService")
                    .contains("dynamodb.")
                    .contains(".amazonaws.com");
        });
        assertThat(ofPolicy(policy)).noneMatch(right -> right.action().startsWith("kms:"));
    }

    @Test
    void theCredentialsOfJenkinsCannotRunTargets() {
        UsedCall start = of("event-lifecycle").stream()
                .filter(call -> call.action().equals("ssm:StartAutomationExecution"))
                .findFirst()
                .orElseThrow();
        UsedCall launch = of("event-lifecycle").stream()
                .filter(call -> call.action().equals("servicecatalog:ProvisionProduct"))
                .findFirst()
                .orElseThrow();
        for (String policy : List.of("read-only", "operator")) {
            assertThat(ofPolicy(policy)).noneMatch(right -> right.allows(start) || right.allows(launch));
            assertThat(ofPolicy(policy)).noneMatch(right -> right.action().startsWith("iam:"));
        }
    }

    @Test
    void inAnotherAccountARoleThereDoesWhatTheMachinesDidHere() {
        Resolved hub = new Resolved(both.template("event-schedules"), HUB);
        Resolved spoke = new Resolved(both.template("event-schedules-target"), SPOKE);
        List<UsedCall> targets = of("event-lifecycle", "event-lifecycle-callback").stream()
                .filter(call -> call.action().matches("(ssm|servicecatalog|iam):.*"))
                .map(call -> call.in(SPOKE))
                // Both machines act as the one role there, so that what one launched is the other's, too.
                .toList();

        exactly(ofRole(spoke, "TargetRole"), targets);
        for (String role : List.of("LifecycleRole", "CallbackRole")) {
            assertThat(ofRole(hub, role))
                    .anyMatch(right -> right.action().equals("sts:AssumeRole")
                            && right.resources()
                                    .equals(List.of("arn:aws:iam::" + SPOKE + ":role/event-schedules-target")))
                    .noneMatch(right -> right.action().matches("(ssm|servicecatalog|iam):.*"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"event-lifecycle", "event-lifecycle-callback", "read-only", "operator", "clean-up"})
    void thereAreCallsToHoldAgainst(String whose) {
        assertThat(of(whose)).isNotEmpty();
    }

    @Test
    void onlyWhatAwsCannotNameIsAStar() {
        Stream.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy")
                .flatMap(type -> template.all(type).entrySet().stream())
                // A boundary gives no right: it is the most that the rights given elsewhere can be.
                .filter(policy -> !policy.getKey().startsWith("Boundary"))
                .flatMap(policy -> statements(policy.getValue()).stream())
                .flatMap(statement -> Right.of(template, statement).stream())
                .filter(right -> right.resources().equals(List.of("*")))
                .filter(right -> right.conditions().isEmpty())
                .filter(right -> !ALWAYS_A_STAR.contains(right.action()))
                .forEach(right -> assertThat(right.action())
                        .matches("(logs|xray|ec2:Describe|elasticache:Describe|cloudformation:(Get|Val)).*"));
    }

    /** AWS knows no resource for these. */
    private static final Set<String> ALWAYS_A_STAR = Set.of(
            "cloudwatch:GetMetricData",
            "servicecatalog:SearchProducts",
            "servicecatalog:SearchProvisionedProducts",
            "ssm:DescribeAutomationExecutions",
            "ssm:ListDocuments");

    private static void exactly(List<Right> rights, List<UsedCall> used) {
        assertThat(used)
                .allSatisfy(call ->
                        assertThat(rights).as("somebody allows %s", call).anyMatch(right -> right.allows(call)));
        assertThat(rights)
                .allSatisfy(right ->
                        assertThat(used).as("something needs %s", right).anyMatch(right::allows));
    }

    private List<UsedCall> of(String... whose) {
        return calls.stream()
                .filter(call -> List.of(whose).contains(call.whose()))
                .toList();
    }

    /** But for its logs and traces, which the service itself writes. @param role how its logical id begins */
    private static List<Right> ofRole(Resolved template, String role) {
        return template.all("AWS::IAM::Policy").values().stream()
                .filter(policy -> properties(policy).get("Roles").toString().contains("Ref=" + role))
                .flatMap(policy -> statements(policy).stream())
                .flatMap(statement -> Right.of(template, statement).stream())
                .filter(right -> !right.action().matches("(logs|xray):.*"))
                .toList();
    }

    private List<Right> ofPolicy(String name) {
        return ofPolicy(template, name);
    }

    private static List<Right> ofPolicy(Resolved template, String name) {
        return template.all("AWS::IAM::ManagedPolicy").values().stream()
                .filter(policy ->
                        ("event-schedules-" + name).equals(properties(policy).get("ManagedPolicyName")))
                .flatMap(policy -> statements(policy).stream())
                .flatMap(statement -> Right.of(template, statement).stream())
                .toList();
    }

    private static List<Map<String, Object>> statements(Map<String, Object> policy) {
        return ((List<?>)
                        Resolved.typed(properties(policy).get("PolicyDocument")).get("Statement"))
                .stream().map(Resolved::typed).toList();
    }

    private static Map<String, Object> properties(Map<String, Object> resource) {
        return Resolved.typed(resource.get("Properties"));
    }
}
