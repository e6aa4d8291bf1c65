package io.jenkins.plugins.eventschedules.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** What is deployed, with nothing set and with everything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventSchedulesStackTest {

    private final Synthesized plain = Synthesized.with(Map.of());
    private final Synthesized full = Synthesized.with(Map.of(
            "encrypted", "true",
            "emails", "ops@example.com,business@example.com",
            "slackWorkspaceId", "T0",
            "slackChannelId", "C0",
            "teamsTenantId", "00000000-0000-0000-0000-000000000000",
            "teamsTeamId", "00000000-0000-0000-0000-000000000001",
            "teamsChannelId", "19%3aabc%40thread.tacv2",
            "chimeWebhookSecret", "chime",
            "documents", "our-own-*"));

    @Test
    void nagFindsNothingThatIsNotArgued() {
        assertThat(plain.findings("event-schedules")).isEmpty();
        assertThat(full.findings("event-schedules")).isEmpty();
    }

    @Test
    void theTableCanBeRestoredAndStaysWhenTheStackGoes() {
        plain.template()
                .hasResource(
                        "AWS::DynamoDB::Table",
                        Map.of(
                                "DeletionPolicy",
                                "Retain",
                                "Properties",
                                Match.objectLike(Map.of(
                                        "BillingMode",
                                        "PAY_PER_REQUEST",
                                        "PointInTimeRecoverySpecification",
                                        Map.of("PointInTimeRecoveryEnabled", true),
                                        "DeletionProtectionEnabled",
                                        true,
                                        "StreamSpecification",
                                        Map.of("StreamViewType", "NEW_IMAGE"),
                                        "TimeToLiveSpecification",
                                        Map.of("AttributeName", "expires", "Enabled", true)))));
    }

    @Test
    void everyAlarmTellsSomebody() {
        Map<String, Map<String, Object>> alarms = plain.template().findResources("AWS::CloudWatch::Alarm");
        assertThat(alarms).hasSize(7);
        alarms.values().forEach(alarm -> assertThat((List<?>) properties(alarm).get("AlarmActions"))
                .isNotEmpty());
    }

    @Test
    void theMachinesLogNoPayloadsAndAreTraced() {
        Map<String, Map<String, Object>> machines = plain.template().findResources("AWS::StepFunctions::StateMachine");
        assertThat(machines).hasSize(2);
        machines.values().forEach(machine -> {
            assertThat(properties(machine).get("TracingConfiguration")).isEqualTo(Map.of("Enabled", true));
            assertThat(properties(machine).get("LoggingConfiguration").toString())
                    .contains("IncludeExecutionData=false");
        });
    }

    @Test
    void endingsAndTheClockHaveTheCallbackMachineLook() {
        plain.template()
                .hasResourceProperties(
                        "AWS::Events::Rule",
                        Match.objectLike(Map.of(
                                "EventPattern",
                                Match.objectLike(Map.of(
                                        "source", List.of("aws.ssm"),
                                        "detail", Map.of("Status", Wake.TERMINAL))))));
        plain.template()
                .hasResourceProperties(
                        "AWS::Scheduler::Schedule", Match.objectLike(Map.of("ScheduleExpression", "rate(1 minute)")));
        plain.template().resourceCountIs("AWS::Pipes::Pipe", 1);
    }

    @Test
    void nothingOfChatIsRequired() {
        for (String type : List.of(
                "AWS::Chatbot::SlackChannelConfiguration",
                "AWS::Chatbot::MicrosoftTeamsChannelConfiguration",
                "AWS::Events::ApiDestination",
                "AWS::KMS::Key")) {
            plain.template().resourceCountIs(type, 0);
            full.template().resourceCountIs(type, 1);
        }
        full.template().resourceCountIs("AWS::SNS::Subscription", 2);
    }

    @Test
    void theSamplesAreThoseOfTheSandbox() {
        plain.template().resourceCountIs("AWS::SSM::Document", TargetRights.SAMPLE_DOCUMENTS.size());
        plain.template().resourceCountIs("AWS::ServiceCatalog::CloudFormationProduct", 2);
        Synthesized.with(Map.of("samples", "false")).template().resourceCountIs("AWS::SSM::Document", 0);
    }

    @Test
    void everyRoleOfATargetHasABoundary() {
        Map<String, Map<String, Object>> roles = plain.template().findResources("AWS::IAM::Role");
        assertThat(roles.values().stream()
                        .filter(role -> role.toString().contains("servicecatalog.amazonaws.com")
                                || role.toString().contains("ssm.amazonaws.com"))
                        .toList())
                .hasSize(3)
                .allMatch(role -> properties(role).containsKey("PermissionsBoundary"));
    }

    @Test
    void targetsOfAnotherAccountAreRunByARoleThere() {
        Synthesized spoke = Synthesized.with(Map.of("targetAccount", "444455556666"));
        Template hub = spoke.template("event-schedules");
        String machines = hub.findResources("AWS::StepFunctions::StateMachine").toString();

        assertThat(machines).contains("Credentials");
        hub.resourceCountIs("AWS::SSM::Document", 0);
        spoke.template("event-schedules-target")
                .hasResourceProperties(
                        "AWS::IAM::Role", Match.objectLike(Map.of("RoleName", "event-schedules-target")));
        assertThat(spoke.findings("event-schedules")).isEmpty();
        assertThat(spoke.findings("event-schedules-target")).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> properties(Map<String, Object> resource) {
        return (Map<String, Object>) resource.get("Properties");
    }
}
