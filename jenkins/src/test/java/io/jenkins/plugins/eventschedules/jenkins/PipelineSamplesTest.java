package io.jenkins.plugins.eventschedules.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import hudson.model.TaskListener;
import hudson.scm.NullSCM;
import hudson.scm.SCMDescriptor;
import hudson.scm.SCMRevisionState;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
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

    @Test
    void aCalendarFileIsKeptInStepWith() throws Exception {
        String year = Integer.toString(Year.now().getValue() + 1);
        String calendar =
                Files.readString(Path.of("..", "samples", "calendar.csv")).replaceAll("20\\d\\d(?=-)", year);
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "calendar");
        follow(job, calendar);
        assertEquals(
                List.of("Black Friday", "Cyber Monday", "Christmas rush"),
                scheduled().stream().map(event -> event.plan().name()).toList());
        List<Event> first = scheduled();

        follow(job, calendar);
        assertEquals(first, scheduled(), "running it again changes nothing");

        follow(
                job,
                calendar.replaceAll("cyber-monday.*\n", "")
                        .replace(year + "-11-27T00:00", year + "-11-27T02:00")
                        .concat("new-year, " + year + "-12-31T20:00, " + year + "-12-31T23:59, 0s, minimal, New Year\n"
                                + "long-ago, 2020-01-01T00:00, 2020-01-02T00:00, 0s, minimal, Long ago\n"));
        assertEquals(
                List.of("Black Friday", "Christmas rush", "New Year"),
                scheduled().stream().map(event -> event.plan().name()).toList());
        Event moved = scheduled().get(0);
        assertEquals(first.get(0).id(), moved.id());
        assertEquals(
                Instant.parse(year + "-11-27T01:00:00Z"), moved.plan().window().end());
        assertEquals(Status.CANCELLED, Drafts.find(first.get(1).id()).status());
    }

    private void follow(WorkflowJob job, String calendar) throws Exception {
        job.setDefinition(new CpsScmFlowDefinition(
                new Repository(Map.of(
                        "calendar.csv",
                        calendar,
                        "calendar.Jenkinsfile",
                        Files.readString(Path.of("..", "samples", "calendar.Jenkinsfile")))),
                "calendar.Jenkinsfile"));
        jenkins.buildAndAssertSuccess(job);
    }

    private static List<Event> scheduled() {
        return Drafts.sandbox()
                .store()
                .list(EventQuery.all().withStatuses(Set.of(Status.SCHEDULED)))
                .events();
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

    /** A repository that holds these files. */
    private static final class Repository extends NullSCM {

        private final Map<String, String> files;

        Repository(Map<String, String> files) {
            this.files = new TreeMap<>(files);
        }

        @Override
        public SCMDescriptor<?> getDescriptor() {
            return (SCMDescriptor<?>) Jenkins.get().getDescriptorOrDie(NullSCM.class);
        }

        @Override
        public void checkout(
                Run<?, ?> build,
                Launcher launcher,
                FilePath workspace,
                TaskListener listener,
                File changelog,
                SCMRevisionState baseline)
                throws IOException, InterruptedException {
            for (Map.Entry<String, String> file : files.entrySet()) {
                workspace.child(file.getKey()).write(file.getValue(), "UTF-8");
            }
        }
    }

    private static Event only() {
        return Drafts.sandbox().store().list(EventQuery.all()).events().get(0);
    }
}
