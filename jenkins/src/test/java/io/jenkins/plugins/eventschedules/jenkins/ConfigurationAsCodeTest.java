package io.jenkins.plugins.eventschedules.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.User;
import hudson.security.ACL;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.ConfiguredWithCode;
import io.jenkins.plugins.casc.misc.JenkinsConfiguredWithCodeRule;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.casc.misc.junit.jupiter.WithJenkinsConfiguredWithCode;
import io.jenkins.plugins.casc.model.CNode;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EnvironmentConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.SandboxEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.Authentication;

@WithJenkinsConfiguredWithCode
class ConfigurationAsCodeTest {

    @Test
    @ConfiguredWithCode("casc.yaml")
    void codeConfiguresTheEnvironmentsThatRun(JenkinsConfiguredWithCodeRule jenkins) {
        EventSchedulesConfiguration configuration = EventSchedulesConfiguration.get();
        assertTrue(configuration.isHoldStartsInQuietMode());
        assertEquals(
                "Playground",
                House.get().room("sandbox").orElseThrow().environment().label());
        assertEquals(
                Duration.ofMinutes(20),
                House.get().room("shops").orElseThrow().environment().limits().defaultLead());
    }

    @Test
    @ConfiguredWithCode("casc.yaml")
    void codeGrantsPermissionsByName(JenkinsConfiguredWithCodeRule jenkins) {
        ACL acl = jenkins.jenkins.getACL();
        Authentication bob = User.getById("bob", true).impersonate2();
        assertTrue(acl.hasPermission2(bob, EventSchedulesPermissions.VIEW));
        assertTrue(acl.hasPermission2(bob, EventSchedulesPermissions.SCHEDULE));
        assertFalse(acl.hasPermission2(bob, EventSchedulesPermissions.MANAGE));
    }

    @Test
    @ConfiguredWithCode("casc.yaml")
    void whatIsExportedIsWhatWasImported(JenkinsConfiguredWithCodeRule jenkins) throws Exception {
        CNode exported = Util.getUnclassifiedRoot(new ConfigurationContext(ConfiguratorRegistry.get()))
                .get("eventSchedules");
        assertEquals(
                """
                environments:
                - sandbox:
                    label: "Playground"
                    name: "sandbox"
                - sandbox:
                    folders: "shops"
                    keepDays: 90
                    label: "Our shops"
                    limits:
                      defaultLead: "20 min"
                      maximumConcurrent: 3
                      maximumDuration: "2 d"
                    name: "shops"
                holdStartsInQuietMode: true
                """,
                Util.toYamlString(exported));

        List<EnvironmentConfiguration> before =
                EventSchedulesConfiguration.get().getEnvironments();
        EventSchedulesConfiguration.get().setEnvironments(List.of(new SandboxEnvironment("other")));
        Path file = Files.writeString(
                jenkins.jenkins.getRootDir().toPath().resolve("exported.yaml"),
                "unclassified:\n  eventSchedules:\n"
                        + Util.toYamlString(exported).indent(4));
        ConfigurationAsCode.get().configure(file.toString());
        assertEquals(
                Util.toYamlString(exported),
                Util.toYamlString(Util.getUnclassifiedRoot(new ConfigurationContext(ConfiguratorRegistry.get()))
                        .get("eventSchedules")));
        assertEquals(
                before.size(),
                EventSchedulesConfiguration.get().getEnvironments().size());
    }

    @Test
    @ConfiguredWithCode("casc.yaml")
    void aReloadNeverTouchesEvents(JenkinsConfiguredWithCodeRule jenkins) throws Exception {
        Event event = Drafts.schedule("Cup final", "alice", Duration.ofHours(1), Duration.ofHours(1));
        ConfigurationAsCode.get().configure(getClass().getResource("casc.yaml").toString());
        assertEquals(event, Drafts.find(event.id()));
    }

    @Test
    @ConfiguredWithCode("aws.yaml")
    void environmentsInAwsAreExportedAsTheyWereImported(JenkinsConfiguredWithCodeRule jenkins) throws Exception {
        CNode exported = Util.getUnclassifiedRoot(new ConfigurationContext(ConfiguratorRegistry.get()))
                .get("eventSchedules");
        assertEquals(
                """
                environments:
                - aws:
                    automationRoleArn: "arn:aws:iam::123456789012:role/automation"
                    credentialsId: "shop-keys"
                    externalId: "of-the-shop"
                    limits:
                      maximumConcurrent: 3
                    name: "shop"
                    region: "eu-west-1"
                    roleArn: "arn:aws:iam::123456789012:role/event-schedules"
                    safeguardGrace: "2 h"
                    safeguardRoleArn: "arn:aws:iam::123456789012:role/safeguard"
                    tagKey: "team"
                    tagValue: "shop"
                - aws:
                    machineCredentials: true
                    name: "plain"
                    region: "us-gov-west-1"
                - awsStepFunctions:
                    credentialsId: "shop-keys"
                    name: "led"
                    region: "eu-west-1"
                    stateMachineArn: "arn:aws:states:eu-west-1:123456789012:stateMachine:event-schedules-lifecycle"
                    tableName: "event-schedules"
                holdStartsInQuietMode: false
                """,
                Util.toYamlString(exported));
    }

    @Test
    @ConfiguredWithCode("notifications.yaml")
    void notificationsAreExportedAsTheyWereImported(JenkinsConfiguredWithCodeRule jenkins) throws Exception {
        assertNotificationsAreExported();
    }

    /** The form has boxes for what code has in one text. */
    @Test
    @ConfiguredWithCode("notifications.yaml")
    void theFormChangesNothingOfWhatCodeSays(JenkinsConfiguredWithCodeRule jenkins) throws Exception {
        jenkins.configRoundtrip();
        assertNotificationsAreExported();
    }

    private static void assertNotificationsAreExported() throws Exception {
        CNode exported = Util.getUnclassifiedRoot(new ConfigurationContext(ConfiguratorRegistry.get()))
                .get("eventSchedules");
        assertEquals(
                """
                environments:
                - sandbox:
                    name: "sandbox"
                holdStartsInQuietMode: false
                notifications:
                - webhook:
                    kinds: "went_live, teardown_failed"
                    name: "ops"
                    secretId: "events-webhook"
                    url: "https://hooks.example.com/events"
                - email:
                    beforeEnd: "30 min"
                    environment: "sandbox"
                    folder: "shop"
                    kinds: "ending_soon"
                    name: "shop-team"
                    recipients: "shop@example.com, oncall@example.com"
                - email:
                    name: "watch"
                    recipients: "watch@example.com"
                """,
                Util.toYamlString(exported));
    }
}
