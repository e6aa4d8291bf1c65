package io.jenkins.plugins.eventschedules.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class StepRestartTest {

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void aWaitGoesOnAfterARestart() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowRun run = start(
                    jenkins,
                    """
                    def made = scheduleEvent name: 'Sale', start: 'now', duration: '10m', lead: '0s', automation: 'minimal'
                    awaitEvent id: made.id
                    def over = awaitEvent id: made.id, until: 'ended', timeout: '5m'
                    echo "over: ${over.status}"
                    """);
            jenkins.waitForMessage("waiting until it is ended", run);
        });
        sessions.then(jenkins -> {
            Event event = only();
            Drafts.sandbox().schedules().ask(event.id(), event.revision(), new Command.EndNow(), Actor.person("alice"));
            WorkflowRun run = run(jenkins);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            jenkins.assertLogContains("over: ended", run);
            assertEquals(event.id(), only().id());
        });
    }

    @Test
    void aBlockGoesOnAfterARestartAndItsEventEnds() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowRun run =
                    start(jenkins, WithEventTest.HEAD + "echo 'before'\nsleep 12\necho \"after $EVENT_ID\"\n}");
            jenkins.waitForMessage("before", run);
        });
        sessions.then(jenkins -> {
            WorkflowRun run = run(jenkins);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            jenkins.assertLogContains("after " + only().id(), run);
            assertEquals(Status.ENDED, only().status());
        });
    }

    private static WorkflowRun start(JenkinsRule jenkins, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "p");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job.scheduleBuild2(0).waitForStart();
    }

    private static WorkflowRun run(JenkinsRule jenkins) {
        return jenkins.jenkins.getItemByFullName("p", WorkflowJob.class).getBuildByNumber(1);
    }

    private static Event only() {
        List<Event> events = Drafts.sandbox().store().list(EventQuery.all()).events();
        assertEquals(1, events.size());
        return events.get(0);
    }
}
