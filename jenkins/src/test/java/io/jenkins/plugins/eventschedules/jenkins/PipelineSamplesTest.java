package io.jenkins.plugins.eventschedules.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The samples are run as they are. */
@WithJenkins
class PipelineSamplesTest {

    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void jenkinsfile() throws Exception {
        WorkflowRun run = start("Jenkinsfile", Map.of("NAME", "Cup", "START", "now", "DURATION", "5m", "LEAD", "0s"));
        proceed(run);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        assertEquals(Status.LIVE, only().status());
    }

    @Test
    void loadTest() throws Exception {
        WorkflowRun run = start("load-test.Jenkinsfile", Map.of("LONGEST", "5m"));
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        jenkins.assertLogContains("Testing what ", run);
        assertEquals(Status.ENDED, only().status());
    }

    @Test
    void flashSale() throws Exception {
        WorkflowRun run = start("flash-sale.Jenkinsfile", Map.of("START", "+2s", "DURATION", "25s", "LEAD", "0s"));
        proceed(run);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        assertEquals(Status.ENDED, only().status());
    }

    @Test
    void aFlashSaleThatNobodyWantsIsCancelled() throws Exception {
        WorkflowRun run = start("flash-sale.Jenkinsfile", Map.of("START", "+1h", "DURATION", "1h", "LEAD", "0s"));
        asked(run).getExecutions().get(0).doAbort();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        assertEquals(Status.CANCELLED, only().status());
    }

    private WorkflowRun start(String sample, Map<String, String> parameters) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "sample");
        job.addProperty(new ParametersDefinitionProperty(parameters.keySet().stream()
                .map(name -> (ParameterDefinition) new StringParameterDefinition(name, ""))
                .toList()));
        job.setDefinition(new CpsFlowDefinition(Files.readString(Path.of("..", "samples", sample)), true));
        return job.scheduleBuild2(
                        0,
                        new ParametersAction(parameters.entrySet().stream()
                                .map(each -> (ParameterValue) new StringParameterValue(each.getKey(), each.getValue()))
                                .toList()))
                .waitForStart();
    }

    private static void proceed(WorkflowRun run) throws Exception {
        asked(run).getExecutions().get(0).doProceedEmpty();
    }

    private static InputAction asked(WorkflowRun run) throws Exception {
        for (int i = 0; i < 600; i++) {
            InputAction input = run.getAction(InputAction.class);
            if (input != null && input.isWaitingForInput()) {
                return input;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("nobody was asked");
    }

    private static Event only() {
        return Drafts.sandbox().store().list(EventQuery.all()).events().get(0);
    }
}
