package io.jenkins.plugins.eventschedules.jenkins;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A secret is where Jenkins keeps its secrets, and nowhere else. */
@WithJenkins
class StepSecretsTest {

    private static final String VALUE = "Correct-Horse-Battery";

    private JenkinsRule jenkins;
    private WorkflowJob job;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        job = jenkins.createProject(WorkflowJob.class, "secrets");
        SystemCredentialsProvider provider = SystemCredentialsProvider.getInstance();
        provider.getCredentials()
                .add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "cache", "", Secret.fromString(VALUE)));
        provider.save();
    }

    @Test
    void aSecretParameterTakesTheIdOfACredentialAndItsValueIsNowhere() throws Exception {
        WorkflowRun run = run(
                Result.SUCCESS,
                """
                def event = scheduleEvent name: 'Sale', start: 'now', duration: '10m', lead: '0s', product: 'event-cache',
                        parameters: %s
                echo "up: ${awaitEvent(id: event.id, timeout: '5m').outputs}"
                """
                        .formatted(parameters("cache")));
        jenkins.assertLogContains("up: [", run);
        jenkins.assertLogNotContains(VALUE, run);
        assertNowhere(run);
        assertNotNull(
                CredentialsProvider.getFingerprintOf(
                        SystemCredentialsProvider.getInstance().getCredentials().get(0)),
                "its use is on its own page");
    }

    @Test
    void aSecretThatWasTypedInPlaceOfAnIdIsRefusedWithoutBeingRepeated() throws Exception {
        WorkflowRun run = run(
                Result.FAILURE,
                """
                scheduleEvent name: 'Sale', start: 'now', duration: '10m', product: 'event-cache', parameters: %s
                """
                        .formatted(parameters("hunter2-hunter2-hunter2")));
        jenkins.assertLogContains("parameters.AuthToken: Give the id of a secret that exists", run);
        jenkins.assertLogNotContains("hunter2", run);
        assertThat(Drafts.sandbox().store().list(EventQuery.all()).events(), hasSize(0));
    }

    @Test
    void whatABuildMasksIsMaskedInWhatTheStepsTell() throws Exception {
        WorkflowRun run = run(
                Result.SUCCESS,
                """
                withCredentials([string(credentialsId: 'cache', variable: 'TOKEN')]) {
                    def event = scheduleEvent name: "Sale ${TOKEN}", start: '+1h', duration: '10m', automation: 'minimal'
                    updateEvent id: event.id, notes: 'changed'
                    cancelEvent id: event.id
                }
                """);
        jenkins.assertLogContains("Sale ****", run);
        jenkins.assertLogNotContains(VALUE, run);
        String console = jenkins.createWebClient()
                .getPage(run, "console")
                .getWebResponse()
                .getContentAsString();
        assertThat(console, not(containsString(VALUE)));
    }

    private static String parameters(String authToken) {
        return "[EventName: 'sale', VpcId: 'vpc-0123456789abcdef0', ClientSecurityGroupId: 'sg-0123456789abcdef0',"
                + " SubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'], AuthToken: '" + authToken
                + "']";
    }

    /** Neither on the event nor in any file that Jenkins or the plugin wrote. */
    private void assertNowhere(WorkflowRun run) throws IOException {
        Event event = Drafts.sandbox().store().list(EventQuery.all()).events().get(0);
        assertThat(event.toString(), not(containsString(VALUE)));
        Path home = jenkins.jenkins.getRootDir().toPath();
        for (Path place :
                List.of(home.resolve("event-schedules"), run.getRootDir().toPath())) {
            try (Stream<Path> files = Files.walk(place)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                    assertThat(file.toString(), content, not(containsString(VALUE)));
                }
            }
        }
    }

    private WorkflowRun run(Result result, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        return jenkins.assertBuildStatus(result, jenkins.waitForCompletion(run));
    }
}
