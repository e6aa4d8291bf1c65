package io.jenkins.plugins.eventschedules.jenkins;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import hudson.model.Result;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.SandboxEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** An environment that is limited to folders is there for their pipelines only. */
@WithJenkins
class StepFoldersTest {

    private static final String SCHEDULE =
            "scheduleEvent(name: 'Sale', start: '+1h', duration: '1h', automation: 'minimal'";

    private JenkinsRule jenkins;
    private WorkflowJob inside;
    private WorkflowJob outside;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        SandboxEnvironment shops = new SandboxEnvironment("shops");
        shops.setFolders("shops");
        EventSchedulesConfiguration.get().setEnvironments(List.of(shops));
        inside = jenkins.createFolder("shops")
                .createProject(MockFolder.class, "eu")
                .createProject(WorkflowJob.class, "nightly");
        outside = jenkins.createProject(WorkflowJob.class, "nightly");
    }

    @Test
    void aJobInTheFolderUsesItAlsoWithoutNamingIt() throws Exception {
        jenkins.assertLogContains(
                "in shops", run(inside, Result.SUCCESS, "echo \"in ${" + SCHEDULE + ").environment}\""));
        run(inside, Result.SUCCESS, SCHEDULE + ", environment: 'shops')");
    }

    @Test
    void forAJobElsewhereThereIsNoSuchEnvironmentAndNoneOfItsEvents() throws Exception {
        run(inside, Result.SUCCESS, SCHEDULE + ")");
        Event event = House.get()
                .room("shops")
                .orElseThrow()
                .environment()
                .store()
                .list(EventQuery.all())
                .events()
                .get(0);
        jenkins.assertLogContains(
                "There is no environment that this job may use", run(outside, Result.FAILURE, SCHEDULE + ")"));
        jenkins.assertLogContains(
                "There is no environment shops that this job may use",
                run(outside, Result.FAILURE, SCHEDULE + ", environment: 'shops')"));
        jenkins.assertLogContains("found 0", run(outside, Result.SUCCESS, "echo \"found ${findEvents().size()}\""));
        for (String step : List.of("getEvent", "awaitEvent", "endEvent", "cancelEvent", "updateEvent")) {
            jenkins.assertLogContains(
                    "There is no event " + event.id(),
                    run(outside, Result.FAILURE, step + " id: '" + event.id() + "'"));
        }
        assertThat(
                House.get()
                        .room("shops")
                        .orElseThrow()
                        .environment()
                        .store()
                        .find(event.id())
                        .orElseThrow()
                        .status(),
                is(Status.SCHEDULED));
    }

    private WorkflowRun run(WorkflowJob job, Result result, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        return jenkins.assertBuildStatus(result, jenkins.waitForCompletion(run));
    }
}
