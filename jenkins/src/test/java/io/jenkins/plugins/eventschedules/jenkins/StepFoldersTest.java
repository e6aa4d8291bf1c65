package io.jenkins.plugins.eventschedules.jenkins;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import hudson.model.Item;
import hudson.model.Result;
import hudson.model.User;
import io.jenkins.plugins.eventschedules.event.Build;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.SandboxEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import java.util.Comparator;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.security.QueueItemAuthenticatorConfiguration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.MockQueueItemAuthenticator;
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

    @Test
    void anEventBelongsToTheFolderOfItsJobAndTellsOfTheBuild() throws Exception {
        everywhere();
        WorkflowRun made = run(inside, Result.SUCCESS, "echo \"in ${" + SCHEDULE + ").folder}.\"");
        jenkins.assertLogContains("in shops/eu.", made);
        Event event = events().get(0);
        assertThat(event.origin().folder(), is("shops/eu"));
        Build build = event.origin().build().orElseThrow();
        assertThat(build.label(), is(made.getFullDisplayName()));
        assertThat(build.url().toString(), is(made.getUrl()));
        String link = new Requests(jenkins)
                .read("alice", "event-schedules/api/v1/environments/sandbox/events/" + event.id())
                .path("build")
                .path("url")
                .asText();
        assertThat(link, is(jenkins.contextPath + "/" + made.getUrl()));

        run(outside, Result.SUCCESS, SCHEDULE + ")");
        assertThat(events().stream().map(each -> each.origin().folder()).toList(), is(List.of("shops/eu", "")));
    }

    /** Whoever may edit a job decides what it does, and builds run as Jenkins itself unless it is told otherwise. */
    @Test
    void aBuildThatRunsAsJenkinsReachesNoFolderBesideItsOwn() throws Exception {
        everywhere();
        WorkflowJob bank = jenkins.createFolder("bank").createProject(WorkflowJob.class, "nightly");
        run(bank, Result.SUCCESS, SCHEDULE + ")");
        Event theirs = events().get(0);
        run(outside, Result.SUCCESS, SCHEDULE + ")");

        jenkins.assertLogContains(
                "found [''] end",
                run(inside, Result.SUCCESS, "echo \"found ${findEvents()*.folder.collect { \"'$it'\" }} end\""));
        for (String step : List.of("getEvent", "awaitEvent", "endEvent", "cancelEvent", "updateEvent")) {
            jenkins.assertLogContains(
                    "There is no event " + theirs.id(),
                    run(inside, Result.FAILURE, step + " id: '" + theirs.id() + "'"));
        }
        jenkins.assertLogContains("found 2", run(outside, Result.SUCCESS, "echo \"found ${findEvents().size()}\""));
        run(bank, Result.SUCCESS, "cancelEvent id: '" + theirs.id() + "'");
    }

    @Test
    void aBuildThatRunsAsSomebodyMayWhatTheFolderLetsThem() throws Exception {
        everywhere();
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.BUILD)
                .everywhere()
                .toEveryone()
                .grant(EventSchedulesPermissions.MANAGE)
                .onRoot()
                .to("elsewhere")
                .grant(EventSchedulesPermissions.VIEW)
                .onRoot()
                .to("here")
                .grant(EventSchedulesPermissions.SCHEDULE)
                .onFolders((MockFolder) inside.getParent())
                .to("here"));
        runAs("elsewhere");
        jenkins.assertLogContains(
                "missing the Event Schedules/Schedule permission", run(inside, Result.FAILURE, SCHEDULE + ")"));
        runAs("here");
        run(inside, Result.SUCCESS, SCHEDULE + ")");
        assertThat(events().get(0).owner(), is("here"));
        runAs("elsewhere");
        jenkins.assertLogContains("found 0", run(inside, Result.SUCCESS, "echo \"found ${findEvents().size()}\""));
    }

    private void runAs(String user) {
        QueueItemAuthenticatorConfiguration.get().getAuthenticators().clear();
        QueueItemAuthenticatorConfiguration.get()
                .getAuthenticators()
                .add(new MockQueueItemAuthenticator()
                        .authenticate(
                                inside.getFullName(), User.getById(user, true).impersonate2()));
    }

    private static void everywhere() {
        EventSchedulesConfiguration.get().setEnvironments(List.of(new SandboxEnvironment("sandbox")));
    }

    private static List<Event> events() {
        return Drafts.sandbox().store().list(EventQuery.all()).events().stream()
                .sorted(Comparator.comparing(Event::createdAt))
                .toList();
    }

    private WorkflowRun run(WorkflowJob job, Result result, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        return jenkins.assertBuildStatus(result, jenkins.waitForCompletion(run));
    }
}
