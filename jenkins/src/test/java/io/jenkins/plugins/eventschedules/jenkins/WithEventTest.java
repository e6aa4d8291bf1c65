package io.jenkins.plugins.eventschedules.jenkins;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import hudson.model.Executor;
import hudson.model.Result;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class WithEventTest {

    static final String HEAD = "withEvent(name: 'Load test', duration: '10m', lead: '0s', automation: 'minimal') {\n";

    private JenkinsRule jenkins;
    private WorkflowJob job;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        job = jenkins.createProject(WorkflowJob.class, "load");
    }

    @Test
    void theBlockRunsWhileTheEventIsLive() throws Exception {
        WorkflowRun run = start(
                "def seen = " + HEAD
                        + """
                    echo "inside ${getEvent(id: env.EVENT_ID).status} ${env.EVENT_URL} as ${env.EVENT_OUTPUT_BRING_UP_ROLE}"
                    return 'forty-two'
                }
                echo "returned $seen"
                """);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        jenkins.assertLogContains("inside live http", run);
        jenkins.assertLogNotContains("as null", run);
        jenkins.assertLogContains("returned forty-two", run);
        assertThat(only().status(), is(Status.ENDED));
    }

    @Test
    void aFailingBlockFailsTheStepAfterTheTakedown() throws Exception {
        WorkflowRun run = start(HEAD + "error 'too slow'\n}");
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        jenkins.assertLogContains("too slow", run);
        jenkins.assertLogContains("Load test is ended", run);
        assertThat(only().status(), is(Status.ENDED));
    }

    @Test
    void anAbortedBlockIsTakenDownToo() throws Exception {
        WorkflowRun run = start(HEAD + "echo 'inside'\nsleep 600\n}");
        jenkins.waitForMessage("inside", run);
        run.getExecutor().interrupt();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        assertThat(only().status(), is(Status.ENDED));
    }

    @Test
    void aTimeOutAroundItEndsItBeforeItIsLive() throws Exception {
        WorkflowRun run = start(
                "timeout(time: 5, unit: 'SECONDS') {\n"
                        + "withEvent(name: 'Later', start: '+1h', duration: '10m', lead: '0s', automation: 'minimal') { echo 'in vain' }\n}");
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        jenkins.assertLogNotContains("in vain", run);
        assertThat(only().status(), is(Status.CANCELLED));
    }

    @Test
    void whatNeverBecomesLiveFailsWithTheReason() throws Exception {
        WorkflowRun run = start(
                """
                parallel load: {
                    withEvent(name: 'Later', start: '+1h', duration: '10m', lead: '0s', automation: 'minimal') { echo 'in vain' }
                }, other: {
                    def found = []
                    waitUntil { found = findEvents(text: 'Later'); found.size() == 1 }
                    cancelEvent id: found[0].id
                }
                """);
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        jenkins.assertLogNotContains("in vain", run);
        jenkins.assertLogContains("Later is cancelled: ", run);
    }

    @Test
    void anAbortWhileItIsBroughtUpTakesItDown() throws Exception {
        WorkflowRun run = start(drill("[PrerollSeconds: '600']") + "echo 'in vain'\n}");
        Event event = awaitOnly(Status.DEPLOYING);
        run.getExecutor().interrupt();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        jenkins.assertLogNotContains("in vain", run);
        assertThat(Drafts.find(event.id()).status(), is(Status.CANCELLED));
    }

    @Test
    void aTakedownThatFailsAfterAGoodBlockFailsTheStepWithItsReason() throws Exception {
        WorkflowRun run = start(drill("[PrerollSeconds: '1', Postroll: 'fail']") + "echo 'all is well'\n}");
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        jenkins.assertLogContains("all is well", run);
        Event event = only();
        assertThat(event.status(), is(Status.TEARDOWN_FAILED));
        jenkins.assertLogContains(
                "ERROR: The event Drill is teardown_failed: "
                        + event.reason().orElseThrow().message(),
                run);
    }

    @Test
    void theFailureOfTheBlockCountsBeforeThatOfTheTakedown() throws Exception {
        WorkflowRun run = start(drill("[PrerollSeconds: '1', Postroll: 'fail']") + "error 'too slow'\n}");
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        jenkins.assertLogContains("ERROR: too slow", run);
        jenkins.assertLogContains("Drill is teardown_failed: ", run);
    }

    @Test
    void whoAbortsASecondTimeDoesNotWaitForTheTakedownWhichGoesOn() throws Exception {
        WorkflowRun run = start(drill("[PrerollSeconds: '1', Postroll: 'hang']") + "echo 'inside'\nsleep 600\n}");
        jenkins.waitForMessage("inside", run);
        run.getExecutor().interrupt();
        Event event = awaitOnly(Status.TEARING_DOWN);
        assertThat(run.isBuilding(), is(true));
        run.getExecutor().interrupt();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        assertThat(Drafts.find(event.id()).status(), is(Status.TEARING_DOWN));
    }

    @Test
    void twoAbortsInOneBreathStillEndTheEvent() throws Exception {
        WorkflowRun run = start(drill("[PrerollSeconds: '1', Postroll: 'hang']") + "echo 'inside'\nsleep 600\n}");
        jenkins.waitForMessage("inside", run);
        Executor executor = run.getExecutor();
        for (int i = 0; i < 100 && run.isBuilding(); i++) {
            executor.interrupt();
            Thread.sleep(20);
        }
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        assertThat(only().status(), is(Status.TEARING_DOWN));
    }

    @Test
    void aBuildThatIsKilledDoesNotKeepItsResources() throws Exception {
        WorkflowRun run = start(HEAD + "echo 'inside'\nsleep 600\n}");
        jenkins.waitForMessage("inside", run);
        run.doKill();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        awaitOnly(Status.ENDED);
    }

    private static String drill(String parameters) {
        return "withEvent(name: 'Drill', duration: '20m', lead: '0s', automation: 'sandbox-drill', parameters: "
                + parameters + ") {\n";
    }

    private Event awaitOnly(Status wanted) throws Exception {
        for (int i = 0; i < 600; i++) {
            List<Event> events = Drafts.sandbox().store().list(EventQuery.all()).events();
            if (events.size() == 1 && events.get(0).status() == wanted) {
                return events.get(0);
            }
            Thread.sleep(100);
        }
        throw new AssertionError("it never was " + wanted + ": " + only());
    }

    private Event only() {
        List<Event> events = Drafts.sandbox().store().list(EventQuery.all()).events();
        assertThat(events, hasSize(1));
        return events.get(0);
    }

    private WorkflowRun start(String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job.scheduleBuild2(0).waitForStart();
    }
}
