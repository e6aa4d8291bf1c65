package io.jenkins.plugins.eventschedules.aws.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.aws.account.AssumedRole;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Principal;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import io.jenkins.plugins.eventschedules.aws.testaws.fault.Fault;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit.Check;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every check passes in an account where all is well, and each fails when what it looks at is spoiled. */
class AwsAuditTest {

    private final AuditedAccount account = new AuditedAccount();

    @AfterEach
    void close() {
        account.close();
    }

    /** @param spoil what is wrong with the account */
    private record Spoiled(CheckType type, String subject, Verdict verdict, Consumer<AuditedAccount> spoil) {}

    private static Spoiled failed(CheckType type, String subject, Consumer<AuditedAccount> spoil) {
        return new Spoiled(type, subject, Verdict.FAILED, spoil);
    }

    private static Spoiled warned(CheckType type, String subject, Consumer<AuditedAccount> spoil) {
        return new Spoiled(type, subject, Verdict.WARNING, spoil);
    }

    private static Stream<Spoiled> faults() {
        return Stream.of(
                failed(CheckType.CREDENTIALS, "account", a -> a.key = "AKIAWRONG"),
                failed(
                        CheckType.CREDENTIALS,
                        "account",
                        a -> a.role = Optional.of(
                                new AssumedRole("arn:aws:iam::123456789012:role/nobody", Optional.empty()))),
                warned(CheckType.IDENTITY, "account", a -> a.role = Optional.empty()),
                failed(
                        CheckType.ACTION_ALLOWED,
                        "action ssm:StopAutomationExecution",
                        a -> a.runner.mayNot("ssm:StopAutomationExecution", "*")),
                failed(
                        CheckType.ACTION_ALLOWED,
                        "action servicecatalog:ProvisionProduct",
                        a -> a.runner.mayNot("servicecatalog:ProvisionProduct", "*")),
                failed(
                        CheckType.ROLE_PASSABLE,
                        "role automation",
                        a -> a.runner.mayNot("iam:PassRole", "*:role/automation")),
                failed(CheckType.ROLE_PASSABLE, "role switch", a -> a.runner.mayNot("iam:PassRole", "*:role/switch")),
                warned(CheckType.DOCUMENTS_LISTED, "account", a -> a.aws.ssm().delete("scale")),
                failed(CheckType.DOCUMENT_TAG, "document near", a -> a.aws.ssm()
                        .document("near")
                        .containing(AuditedAccount.minimal())
                        .tagged("Application", "event-scheduling-platform")),
                failed(CheckType.DOCUMENT_TYPE, "document scale", a -> a.aws.ssm()
                        .document("scale")
                        .ofType("Command")),
                failed(CheckType.DOCUMENT_READABLE, "document bad", a -> a.document("bad", "[1, 2]")),
                failed(
                        CheckType.DOCUMENT_SCHEMA,
                        "document bad",
                        a -> a.document("bad", AuditedAccount.minimal().replace("'0.3'", "'2.2'"))),
                failed(
                        CheckType.DOCUMENT_PARAMETERS,
                        "document bad",
                        a -> a.document("bad", AuditedAccount.minimal().replace("- postroll", "- afterwards"))),
                failed(
                        CheckType.DOCUMENT_PHASES,
                        "document bad",
                        a -> a.document(
                                "bad", AuditedAccount.minimal().replace("NextStep: takeDown", "NextStep: bringUp"))),
                failed(
                        CheckType.DOCUMENT_OUTPUTS,
                        "document bad",
                        a -> a.document("bad", AuditedAccount.minimal().replace("  - bringUp.Role\n", ""))),
                warned(
                        CheckType.DOCUMENT_LINT,
                        "document bad",
                        a -> a.document(
                                "bad",
                                AuditedAccount.minimal()
                                        .replace("action: aws:executeAwsApi", "action: aws:pause")
                                        .replace("    timeoutSeconds: 60\n", ""))),
                failed(CheckType.DOCUMENT_ROLE, "document scale", a -> a.automationRole = Optional.empty()),
                failed(
                        CheckType.ROLE_EXISTS,
                        "role gone",
                        a -> a.automationRole = Optional.of("arn:aws:iam::123456789012:role/gone")),
                failed(CheckType.ROLE_TRUST, "role deaf", a -> {
                    a.aws.iam().role("deaf").trusts("ec2.amazonaws.com");
                    a.automationRole = Optional.of("arn:aws:iam::123456789012:role/deaf");
                }),
                failed(CheckType.ROLE_EXISTS, "role launch", a -> a.aws.iam().delete(AuditedAccount.LAUNCH)),
                failed(CheckType.PRODUCT_TAG, "product near", a -> a.portfolio
                        .product("near")
                        .containing(AuditedAccount.template("Number"))
                        .tagged("application", "Event-Scheduling-Platform")),
                failed(CheckType.PRODUCT_UNIQUE, "product cache", a -> {
                    a.aws.serviceCatalog()
                            .portfolio("Other")
                            .openTo(AuditedAccount.RUNNER)
                            .product("cache");
                }),
                failed(CheckType.PRODUCT_ACCESS, "product cache", a -> a.portfolio.closedTo(AuditedAccount.RUNNER)),
                failed(
                        CheckType.PRODUCT_LAUNCH_PATH,
                        "product cache",
                        a -> a.portfolio.closedTo(AuditedAccount.RUNNER)),
                warned(CheckType.PRODUCT_LAUNCH_PATH, "product cache", a -> a.aws.serviceCatalog()
                        .portfolio("Second")
                        .openTo(AuditedAccount.RUNNER)
                        .holding(a.product)),
                failed(CheckType.PRODUCT_ARTIFACT, "product cache", a -> a.product.deactivated("v1")),
                failed(CheckType.PRODUCT_TEMPLATE, "product strange", a -> a.portfolio
                        .product("strange")
                        .containing(AuditedAccount.template("Nonsense"))
                        .tagged("application", "event-scheduling-platform")),
                warned(CheckType.PRODUCT_LAUNCH_CONSTRAINT, "product free", a -> a.portfolio
                        .product("free")
                        .containing(AuditedAccount.template("Number"))
                        .tagged("application", "event-scheduling-platform")),
                failed(CheckType.SAFEGUARD_RIGHTS, "role switch", a -> a.aws.iam()
                        .role("switch")
                        .mayNot("ssm:StartAutomationExecution", "*")),
                warned(CheckType.QUOTA_AUTOMATIONS, "account", AwsAuditTest::manyAutomations),
                warned(CheckType.QUOTA_DOCUMENTS, "account", a -> {
                    for (int i = 0; i < 400; i++) {
                        a.aws.ssm().document("other-" + i).containing(AuditedAccount.minimal());
                    }
                }),
                warned(CheckType.PRODUCTS_LISTED, "account", a -> {
                    for (int i = 0; i < 200; i++) {
                        a.portfolio.product("other-" + i);
                    }
                }),
                failed(CheckType.MACHINE_EXISTS, "state machine shop-events-lifecycle", a -> a.withDeployment()
                        .deployed
                        .without("shop-events-lifecycle")),
                failed(CheckType.MACHINE_EXISTS, "state machine shop-events-lifecycle-callback", a -> a.withDeployment()
                        .deployed
                        .deleting("shop-events-lifecycle-callback")),
                failed(CheckType.MACHINE_VERSION, "state machine shop-events-lifecycle", a -> a.withDeployment()
                        .deployed
                        .machine(
                                "shop-events-lifecycle",
                                AuditedAccount.definition(AuditedAccount.NAME)
                                        .replace("\"StartAt\":\"Load\"", "\"StartAt\":\"Route\""))),
                failed(CheckType.TABLE_EXISTS, "table shop-events", a -> a.withDeployment()
                        .deployed
                        .table(AuditedAccount.NAME, AuditedAccount.layout().put("TableStatus", "DELETING"))),
                failed(CheckType.TABLE_KEYS, "table shop-events", a -> {
                    ObjectNode layout = AuditedAccount.layout();
                    ((ArrayNode) layout.get("KeySchema")).remove(1);
                    a.withDeployment().deployed.table(AuditedAccount.NAME, layout);
                }),
                failed(CheckType.TABLE_INDEXES, "table shop-events", a -> {
                    ObjectNode layout = AuditedAccount.layout();
                    ((ArrayNode) layout.get("GlobalSecondaryIndexes")).remove(4);
                    a.withDeployment().deployed.table(AuditedAccount.NAME, layout);
                }),
                failed(CheckType.TABLE_STREAM, "table shop-events", a -> {
                    ObjectNode layout = AuditedAccount.layout();
                    layout.remove("StreamSpecification");
                    a.withDeployment().deployed.table(AuditedAccount.NAME, layout);
                }),
                failed(CheckType.PIPE_RUNS, "pipe shop-events", a -> a.withDeployment()
                        .deployed
                        .pipe(AuditedAccount.NAME, "STOPPED")),
                failed(CheckType.RULES_ENABLED, "bus shop-events", a -> a.withDeployment()
                        .deployed
                        .bus(AuditedAccount.NAME, Map.of("told", "DISABLED"))),
                failed(CheckType.TOPIC_EXISTS, "topic shop-events", a -> a.withDeployment()
                        .deployed
                        .without(AuditedAccount.NAME)),
                warned(CheckType.TOPIC_SUBSCRIBED, "topic shop-events", a -> a.withDeployment()
                        .deployed
                        .topic(AuditedAccount.NAME, 0)));
    }

    private static void manyAutomations(AuditedAccount account) {
        account.aws.ssm().everyRun(Course.lasting(Duration.ofHours(1)));
        for (int i = 0; i < 85; i++) {
            account.aws.call(
                    Principal.user("arn:aws:iam::123456789012:user/tester"),
                    TestAws.HOME,
                    "ssm",
                    "StartAutomationExecution",
                    Answer.with("DocumentName", "scale")
                            .and(
                                    "Parameters",
                                    Map.of(
                                            "internalAction",
                                            List.of("preroll"),
                                            "AutomationAssumeRole",
                                            List.of(TestAws.AUTOMATION_ROLE)))
                            .json());
        }
    }

    static Stream<Arguments> spoiled() {
        return faults().map(fault -> Arguments.of(fault.type() + " of " + fault.subject(), fault));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiled")
    void whatIsSpoiledIsFoundWithItsRemedy(String what, Spoiled spoiled) {
        spoiled.spoil().accept(account);
        assertThat(of(account.audit(), spoiled.type()))
                .filteredOn(check -> check.verdict() == spoiled.verdict())
                .anySatisfy(check -> {
                    assertThat(check.subject()).isEqualTo(spoiled.subject());
                    assertThat(check.remedy()).isPresent();
                });
    }

    @Test
    void whereAllIsWellEverythingPasses() {
        assertThat(account.audit()).allMatch(check -> check.verdict() == Verdict.PASSED);
    }

    @Test
    void everyCheckBothPassesAndFails() {
        Set<String> ids = Arrays.stream(CheckType.values()).map(CheckType::id).collect(Collectors.toSet());
        assertThat(faults().map(fault -> fault.type().id()).collect(Collectors.toSet()))
                .isEqualTo(ids);

        Set<String> passed = ids(account.audit());
        passed.addAll(ids(account.withDeployment().audit()));
        // Where the controller runs them, and nobody gives them a role.
        account.deployment = Optional.empty();
        account.automationRole = Optional.empty();
        account.aws.iam().role("own").trusts("ssm.amazonaws.com");
        account.document(
                "own",
                AuditedAccount.minimal()
                        .replace(
                                "type: AWS::IAM::Role::Arn",
                                "type: AWS::IAM::Role::Arn\n    default: arn:aws:iam::123456789012:role/own"));
        passed.addAll(ids(account.audit()));
        assertThat(passed).isEqualTo(ids);
    }

    private static Set<String> ids(List<Check> checks) {
        return checks.stream()
                .filter(check -> check.verdict() == Verdict.PASSED)
                .map(Check::id)
                .collect(Collectors.toSet());
    }

    private static List<Check> of(List<Check> checks, CheckType type) {
        return checks.stream().filter(check -> check.id().equals(type.id())).toList();
    }

    @Test
    void theDocumentationNamesEveryCheck() throws Exception {
        String docs = Files.readString(Path.of("docs/audit.md"));
        assertThat(CheckType.values()).allSatisfy(type -> assertThat(docs).contains("`" + type.id() + "`"));
    }

    @Test
    void itOnlyReads() {
        account.withDeployment().audit();
        assertThat(account.aws.journal().entries())
                .isNotEmpty()
                .allMatch(entry -> entry.call().reads() || entry.operation().equals("AssumeRole"));
    }

    @Test
    void whereIamMayNotBeAskedNothingPassesThatWasNotSeen() {
        account.runner.mayNot("iam:*", "*");
        List<Check> checks = account.audit();
        Map<String, Verdict> actions =
                of(checks, CheckType.ACTION_ALLOWED).stream().collect(Collectors.toMap(Check::subject, Check::verdict));
        assertThat(actions)
                .containsEntry("action ssm:ListDocuments", Verdict.PASSED)
                .containsEntry("action ssm:GetDocument", Verdict.PASSED)
                .containsEntry("action ssm:StartAutomationExecution", Verdict.UNKNOWN)
                .containsEntry("action servicecatalog:TerminateProvisionedProduct", Verdict.UNKNOWN);
        assertThat(of(checks, CheckType.ROLE_EXISTS)).allMatch(check -> check.verdict() == Verdict.UNKNOWN);
        assertThat(of(checks, CheckType.SAFEGUARD_RIGHTS)).allMatch(check -> check.verdict() == Verdict.UNKNOWN);
        assertThat(of(checks, CheckType.ACTION_ALLOWED))
                .filteredOn(check -> check.verdict() == Verdict.UNKNOWN)
                .allSatisfy(check -> assertThat(check.remedy())
                        .hasValueSatisfying(remedy -> assertThat(remedy).contains("iam:SimulatePrincipalPolicy")));
    }

    @Test
    void anActionThatTheAuditItselfIsDeniedFails() {
        account.runner.mayNot("iam:*", "*").mayNot("ssm:GetDocument", "*");
        assertThat(of(account.audit(), CheckType.ACTION_ALLOWED))
                .filteredOn(check -> check.subject().equals("action ssm:GetDocument"))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.verdict()).isEqualTo(Verdict.FAILED);
                    assertThat(check.remedy().orElseThrow()).contains("\"Action\": \"ssm:GetDocument\"");
                });
    }

    @Test
    void aCloudThatDoesNotAnswerIsUnknownAndNothingIsThrown() {
        account.aws.faults().rate(1).of(Fault.UNAVAILABLE);
        assertThat(account.audit()).singleElement().satisfies(check -> {
            assertThat(check.id()).isEqualTo("credentials");
            assertThat(check.verdict()).isEqualTo(Verdict.UNKNOWN);
        });
    }

    @Test
    void callsThatFailNowAndThenNeverBecomePasses() {
        account.aws.faults().rate(0.4).seed(5).of(Fault.THROTTLED);
        account.withDeployment();
        List<Check> sound = account.audit();
        assertThat(sound)
                .allMatch(check ->
                        check.verdict() != Verdict.FAILED || check.remedy().isPresent());
        assertThat(sound).anyMatch(check -> check.verdict() == Verdict.UNKNOWN);
    }

    @Test
    void aThreadThatIsInterruptedEndsEarly() {
        Thread.currentThread().interrupt();
        try {
            assertThat(account.audit().size()).isLessThan(10);
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void aRightForSomeTargetsIsHeldAgainstThoseTargets() {
        account.runner.mayNot("ssm:StartAutomationExecution", "*:automation-definition/other*");
        assertThat(of(account.audit(), CheckType.ACTION_ALLOWED)).allMatch(check -> check.verdict() == Verdict.PASSED);
        account.document("other", AuditedAccount.minimal());
        assertThat(of(account.audit(), CheckType.ACTION_ALLOWED))
                .filteredOn(check -> check.verdict() == Verdict.FAILED)
                .singleElement()
                .satisfies(check -> assertThat(check.evidence()).contains("automation-definition/other:1"));
    }

    @Test
    void aMachineWithTasksInAnotherAccountIsOfTheSameVersion() {
        account.withDeployment();
        account.deployed.machine(
                "shop-events-lifecycle",
                AuditedAccount.definition(AuditedAccount.NAME)
                        .replace(
                                "\"Resource\":\"arn:aws:states:::aws-sdk:ssm:",
                                "\"Credentials\":{\"RoleArn\":\"arn:aws:iam::444455556666:role/shop-events-target\"},"
                                        + "\"Resource\":\"arn:aws:states:::aws-sdk:ssm:"));
        assertThat(of(account.audit(), CheckType.MACHINE_VERSION))
                .singleElement()
                .satisfies(check -> assertThat(check.verdict()).isEqualTo(Verdict.PASSED));
    }
}
