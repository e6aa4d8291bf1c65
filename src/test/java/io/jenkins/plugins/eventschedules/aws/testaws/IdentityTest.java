package io.jenkins.plugins.eventschedules.aws.testaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Need;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Place;
import io.jenkins.plugins.eventschedules.aws.testaws.identity.Statement;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

class IdentityTest {

    private static final String TESTER = "arn:aws:iam::123456789012:user/tester";
    private static final Place SPOKE = new Place("222222222222", "eu-west-1");
    private static final String SPOKE_ROLE = SPOKE.globalArn("iam", "role/path/runner");

    private final TestAws aws = TestAws.start(new HandClock());
    private final Clients clients = new Clients(aws);

    @AfterEach
    void close() {
        clients.close();
        aws.close();
    }

    @Test
    void tellsWhoCalls() {
        var told = clients.sts().getCallerIdentity();

        assertThat(told.account()).isEqualTo("123456789012");
        assertThat(told.arn()).isEqualTo(TESTER);
    }

    @Test
    void aRoleOfAnotherAccountIsAssumedAndLeadsThere() {
        aws.iam().roleAt(SPOKE_ROLE).trusts(TESTER).askingFor("shop").may("*", "*");
        aws.at(SPOKE).ssm().document("theirs").from(Path.of("ssm-documents/minimal.yaml"));
        aws.ssm().document("ours").from(Path.of("ssm-documents/minimal.yaml"));

        try (Clients spoke = assume(900)) {
            assertThat(spoke.sts().getCallerIdentity().arn())
                    .isEqualTo("arn:aws:sts::222222222222:assumed-role/runner/event-1");
            assertThat(spoke.ssm().listDocuments(r -> {}).documentIdentifiers())
                    .singleElement()
                    .satisfies(document -> assertThat(document.name()).isEqualTo("theirs"));
        }
        assertThat(aws.journal().of("ListDocuments").get(0).call().principal().session())
                .contains("event-1");
    }

    @Test
    void aRoleIsNotAssumedWithoutItsExternalIdOrTrustOrPermission() {
        aws.iam().roleAt(SPOKE_ROLE).trusts(TESTER).askingFor("other");
        assertThatThrownBy(() -> assume(900)).isInstanceOfSatisfying(StsException.class, IdentityTest::isDenied);

        aws.iam().delete(SPOKE_ROLE);
        assertThatThrownBy(() -> assume(900)).isInstanceOfSatisfying(StsException.class, IdentityTest::isDenied);

        aws.iam().roleAt(SPOKE_ROLE).trusts("arn:aws:iam::123456789012:root").askingFor("shop");
        assertThat(credentials(900).sessionToken()).isNotEmpty();
        aws.iam().user("tester", TestAws.ACCESS_KEY).mayNot("sts:*", SPOKE_ROLE);
        assertThatThrownBy(() -> assume(900)).isInstanceOfSatisfying(StsException.class, IdentityTest::isDenied);
    }

    private static void isDenied(AwsServiceException e) {
        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
        assertThat(e.awsErrorDetails().errorMessage())
                .contains(TESTER + " is not authorized to perform: sts:AssumeRole on resource: " + SPOKE_ROLE);
    }

    @Test
    void sessionsEndByTheMachinesClockAndWhenTheTestEndsThem() {
        aws.iam().roleAt(SPOKE_ROLE).trusts(TESTER).may("*", "*");
        Credentials credentials = credentials(1800);

        assertThat(credentials.expiration())
                .isBetween(Instant.now().plusSeconds(1700), Instant.now().plusSeconds(1801));
        try (Clients spoke = with(credentials)) {
            spoke.ssm().listDocuments(r -> {});
            aws.iam().expireSessions();
            assertThatThrownBy(() -> spoke.ssm().listDocuments(r -> {}))
                    .isInstanceOfSatisfying(
                            SsmException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ExpiredTokenException"));
            assertThatThrownBy(() -> spoke.sts().getCallerIdentity())
                    .isInstanceOfSatisfying(
                            StsException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ExpiredToken"));
        }
        assertThatThrownBy(() -> credentials(60)).isInstanceOfSatisfying(StsException.class, e -> assertThat(
                        e.awsErrorDetails().errorCode())
                .isEqualTo("ValidationError"));
    }

    @Test
    void whoIsUnknownOrInNoRegionIsTurnedAway() {
        var stranger = StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIASTRANGER", "x"));
        try (Clients unknown = new Clients(aws, stranger, "eu-west-1")) {
            assertThatThrownBy(() -> unknown.ssm().listDocuments(r -> {}))
                    .isInstanceOfSatisfying(
                            SsmException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnrecognizedClientException"));
            assertThatThrownBy(() -> unknown.sts().getCallerIdentity())
                    .isInstanceOfSatisfying(
                            StsException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId"));
        }
        var tester =
                StaticCredentialsProvider.create(AwsBasicCredentials.create(TestAws.ACCESS_KEY, TestAws.SECRET_KEY));
        try (Clients lost = new Clients(aws, tester, "mars-north-1")) {
            assertThatThrownBy(() -> lost.ssm().listDocuments(r -> {}))
                    .hasMessageContaining("Credential should be scoped to a valid region");
        }
        try (Clients elsewhere = new Clients(aws, tester, "us-east-1")) {
            aws.ssm().document("here").from(Path.of("ssm-documents/minimal.yaml"));
            assertThat(elsewhere.ssm().listDocuments(r -> {}).documentIdentifiers())
                    .isEmpty();
        }
    }

    @Test
    void aRegionThatThereIsNotCannotBeResolved() {
        try (SsmClient nowhere = SsmClient.builder()
                .endpointOverride(aws.endpointOfNoRegion())
                .region(Region.of("nowhere-1"))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(TestAws.ACCESS_KEY, TestAws.SECRET_KEY)))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(each -> each.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build()) {
            assertThatThrownBy(() -> nowhere.listDocuments(r -> {})).hasRootCauseInstanceOf(UnknownHostException.class);
        }
    }

    @Test
    void onlyWhatAPolicyAllowsIsDoneAndWhatItNeedsIsWrittenDown() throws Exception {
        aws.ssm().document("scale").from(Path.of("ssm-documents/minimal.yaml"));
        var tester = aws.iam().user("tester", TestAws.ACCESS_KEY);
        tester.mayOnly(
                new ObjectMapper()
                        .readTree(
                                """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": ["ssm:List*", "ssm:GetDocument"], "Resource": "*"},
                  {"Effect": "Deny", "Action": "ssm:GetDocument", "Resource": "arn:aws:ssm:*:*:document/secret-*"},
                  {"Effect": "Allow", "Action": "ssm:StartAutomationExecution",
                   "Resource": "arn:aws:ssm:eu-west-1:123456789012:automation-definition/scale:?"}]}
                """));

        clients.ssm().getDocument(r -> r.name("scale"));

        assertThatThrownBy(() -> clients.ssm().describeDocument(r -> r.name("scale")))
                .hasMessageContaining(
                        "ssm:DescribeDocument on resource: arn:aws:ssm:eu-west-1:123456789012:document/scale");
        assertThatThrownBy(() -> clients.ssm().startAutomationExecution(r -> r.documentName("scale")
                        .parameters(Map.of(
                                "internalAction", List.of("preroll"),
                                "AutomationAssumeRole", List.of(TestAws.AUTOMATION_ROLE)))))
                .hasMessageContaining("iam:PassRole on resource: " + TestAws.AUTOMATION_ROLE);
        assertThat(aws.journal().needs())
                .containsExactly(new Need("ssm:GetDocument", "arn:aws:ssm:eu-west-1:123456789012:document/scale"));
        assertThat(tester.policy().unused()).extracting(Statement::allows).containsExactly(false);
    }

    @Test
    void aRoleThatTheDocumentBringsHasToBePassedAndAssumedToo() {
        String document = "{\"schemaVersion\": \"0.3\", \"assumeRole\": \"%s\", \"mainSteps\": []}";
        aws.ssm().document("own").containing(document.formatted(TestAws.AUTOMATION_ROLE));
        aws.ssm().document("lost").containing(document.formatted("arn:aws:iam::123456789012:role/nobody"));

        clients.ssm().startAutomationExecution(r -> r.documentName("own"));

        assertThat(aws.journal().needs()).contains(new Need("iam:PassRole", TestAws.AUTOMATION_ROLE));
        assertThatThrownBy(() -> clients.ssm().startAutomationExecution(r -> r.documentName("lost")))
                .hasMessageContaining("unable to be assumed");
    }

    @Test
    void rolesAreReadAndPermissionsSimulated() {
        aws.iam()
                .role("runner")
                .trusts("ssm.amazonaws.com", TESTER)
                .may("ssm:*", "*")
                .mayNot("ssm:Stop*", "*");
        String runner = TestAws.HOME.globalArn("iam", "role/runner");

        var role = clients.iam().getRole(r -> r.roleName("runner")).role();
        assertThat(role.arn()).isEqualTo(runner);
        assertThat(URLDecoder.decode(role.assumeRolePolicyDocument(), StandardCharsets.UTF_8))
                .contains("\"Service\":\"ssm.amazonaws.com\"")
                .contains("\"AWS\":\"" + TESTER + "\"");
        assertThat(clients.iam()
                        .simulatePrincipalPolicy(r -> r.policySourceArn(runner)
                                .actionNames("ssm:ListDocuments", "ssm:StopAutomationExecution", "s3:GetObject")
                                .resourceArns("*"))
                        .evaluationResults())
                .extracting(EvaluationResult::evalDecision)
                .containsExactly(
                        PolicyEvaluationDecisionType.ALLOWED,
                        PolicyEvaluationDecisionType.EXPLICIT_DENY,
                        PolicyEvaluationDecisionType.IMPLICIT_DENY);
        assertThatThrownBy(() -> clients.iam().getRole(r -> r.roleName("nobody")))
                .isInstanceOf(NoSuchEntityException.class);
    }

    private Credentials credentials(int seconds) {
        return clients.sts()
                .assumeRole(r -> r.roleArn(SPOKE_ROLE)
                        .roleSessionName("event-1")
                        .externalId("shop")
                        .durationSeconds(seconds))
                .credentials();
    }

    private Clients assume(int seconds) {
        return with(credentials(seconds));
    }

    private Clients with(Credentials credentials) {
        return new Clients(
                aws,
                StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken())),
                "eu-west-1");
    }
}
