package io.jenkins.plugins.eventschedules.jenkins;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import hudson.model.Item;
import hudson.model.Result;
import hudson.model.User;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import java.time.Duration;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.security.QueueItemAuthenticatorConfiguration;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockQueueItemAuthenticator;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class StepsTest {

    private JenkinsRule jenkins;
    private WorkflowJob job;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        job = jenkins.createProject(WorkflowJob.class, "steps");
    }

    @Test
    void anEventLivesFromScheduleToEnd() throws Exception {
        WorkflowRun run = succeeds(
                """
                def made = scheduleEvent name: 'Flash <sale>', start: 'now', duration: '10 min', lead: '5s',
                        automation: 'minimal', zone: 'Europe/Paris', notes: 'From a pipeline'
                echo "status ${made.status} in ${made.environment} until ${made.end}"
                def live = awaitEvent id: made.id, timeout: '2m'
                echo "outputs ${live.outputs.keySet()} ${live.status}"
                endEvent id: made.id
                def over = awaitEvent id: made.id, until: 'ended'
                echo "over: ${over.status}, ${getEvent(id: made.id).reason}"
                """);
        jenkins.assertLogContains("live", run);
        jenkins.assertLogContains("over: ended", run);
        String page = jenkins.createWebClient().getPage(run).getWebResponse().getContentAsString();
        assertThat(page, containsString("Flash &lt;sale>"));
        assertThat(page, containsString("event-schedules/?at=sandbox/events/"));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() throws Exception {
        WorkflowRun run = fails(
                """
                scheduleEvent name: '', start: 'tomorrow', duration: 'long', lead: 'early', audience: 'many',
                        parameters: [Surplus: 1]
                """);
        for (String told : new String[] {"name: ", "start: ", "end: ", "lead: ", "audience: ", "automation: "}) {
            jenkins.assertLogContains("\n" + told, run);
        }
        run = fails(
                "scheduleEvent name: 'A', start: 'now', duration: '1h', automation: 'minimal', parameters: [Surplus: 1]");
        jenkins.assertLogContains("parameters.Surplus: ", run);
        run = fails(
                "scheduleEvent name: 'A', start: 'now', duration: '1h', automation: 'minimal', environment: 'mars'");
        jenkins.assertLogContains("There is no environment mars", run);
        run = fails("awaitEvent id: '01ARZ3NDEKTSV4RRFFQ69G5FAV'");
        jenkins.assertLogContains("There is no event", run);
        run = fails("awaitEvent id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', until: 'whenever'");
        jenkins.assertLogContains("'live' or 'ended'", run);
    }

    @Test
    void aWaitFailsWithTheReasonWhenItIsInVain() throws Exception {
        Event event = Drafts.schedule("Planned", "alice", Duration.ofHours(1), Duration.ofHours(1));
        WorkflowRun run = start("awaitEvent id: '" + event.id() + "'");
        jenkins.waitForMessage("waiting until it is live", run);
        succeedsIn("other", "echo cancelEvent(id: '" + event.id() + "').status");
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        jenkins.assertLogContains("Planned is cancelled: ", run);
    }

    @Test
    void aWaitCanBeTimedOutAndAborted() throws Exception {
        Event event = Drafts.schedule("Planned", "alice", Duration.ofHours(1), Duration.ofHours(1));
        jenkins.assertLogContains("was not live in time", fails("awaitEvent id: '" + event.id() + "', timeout: '2s'"));
        WorkflowRun run = start("awaitEvent id: '" + event.id() + "'");
        jenkins.waitForMessage("waiting until it is live", run);
        run.getExecutor().interrupt();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
    }

    @Test
    void anEventIsFoundAndChanged() throws Exception {
        WorkflowRun run = succeeds(
                """
                def made = scheduleEvent name: 'A', start: '2027-06-01T20:00', duration: '2h', automation: 'minimal',
                        zone: 'Europe/Paris', notes: 'Keep'
                def changed = updateEvent id: made.id, duration: '3h', name: 'B', audience: 70
                echo "changed ${changed.name} ${changed.end} ${changed.notes} ${changed.revision}"
                echo "later ${updateEvent(id: made.id, start: '2027-06-02T20:00', end: '2027-06-02T21:00').end}"
                def found = findEvents status: ['scheduled', 'live'], text: 'b', from: '2027-06-02T00:00Z', limit: 5
                echo "found ${found*.name} ${findEvents(status: 'live').size()}"
                """);
        jenkins.assertLogContains("changed B 2027-06-01T23:00+02:00 Keep 2", run);
        jenkins.assertLogContains("later 2027-06-02T21:00+02:00", run);
        jenkins.assertLogContains("found [B] 0", run);
        Event event = Drafts.schedule("Planned", "alice", Duration.ofHours(1), Duration.ofHours(1));
        run = fails("updateEvent id: '" + event.id() + "', revision: 7, name: 'B'");
        jenkins.assertLogContains("revision 1 now", run);
        run = fails("updateEvent id: '" + event.id() + "', duration: 'x', audience: 'y'");
        jenkins.assertLogContains("\naudience: ", run);
        jenkins.assertLogContains("\nend: ", run);
        jenkins.assertLogContains("limit: ", fails("findEvents limit: 0"));
        jenkins.assertLogContains("status: gone is no status", fails("findEvents status: 'gone'"));
    }

    @Test
    void timesAreTakenInEveryForm() throws Exception {
        WorkflowRun run = succeeds(
                """
                def local = scheduleEvent name: 'A', start: '2027-06-01T20:00', duration: '2h', automation: 'minimal',
                        zone: 'Europe/Paris'
                echo "local ${local.start} ${local.end}"
                def offset = scheduleEvent name: 'B', start: '2027-06-01T20:00:00+05:00', end: '2027-06-01T15:30:00Z',
                        automation: 'minimal'
                echo "offset ${offset.start} ${offset.end}"
                def date = scheduleEvent name: 'C', start: new Date(1811865600000L), duration: 'PT1H', automation: 'minimal'
                echo "date ${date.start}"
                """);
        jenkins.assertLogContains("local 2027-06-01T20:00+02:00 2027-06-01T22:00+02:00", run);
        jenkins.assertLogContains("offset 2027-06-01T15:00Z 2027-06-01T15:30Z", run);
        jenkins.assertLogContains("date 2027-06-01", run);
    }

    @Test
    void aBuildMayWhatItsAuthenticationMay() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ, Item.BUILD)
                .everywhere()
                .toEveryone()
                .grant(EventSchedulesPermissions.VIEW)
                .everywhere()
                .to("viewer")
                .grant(EventSchedulesPermissions.SCHEDULE)
                .everywhere()
                .to("scheduler"));
        String schedule = "echo scheduleEvent(name: 'A', start: '+1h', duration: '1h', automation: 'minimal').owner";
        runAs("nobody");
        jenkins.assertLogContains("missing the Event Schedules/Schedule permission", fails(schedule));
        runAs("viewer");
        jenkins.assertLogContains("missing the Event Schedules/Schedule permission", fails(schedule));
        Event theirs = Drafts.schedule("Theirs", "alice", Duration.ofHours(1), Duration.ofHours(1));
        succeeds("echo getEvent('" + theirs.id() + "').name");
        runAs("scheduler");
        jenkins.assertLogContains("scheduler", succeeds(schedule));
        jenkins.assertLogContains("missing", fails("cancelEvent '" + theirs.id() + "'"));
        assertThat(Drafts.find(theirs.id()).status(), is(Status.SCHEDULED));
        runAs("nobody");
        jenkins.assertLogContains("There is no event", fails("getEvent '" + theirs.id() + "'"));
    }

    @Test
    void theSnippetGeneratorWritesWhatWasTyped() throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        String page = client.getPage(job, "pipeline-syntax/").getWebResponse().getContentAsString();
        assertThat(page, containsString("scheduleEvent: "));
        var request = new WebRequest(client.createCrumbedUrl("pipeline-syntax/generateSnippet"), HttpMethod.POST);
        request.setRequestParameters(List.of(new NameValuePair(
                "json",
                "{'stapler-class': 'io.jenkins.plugins.eventschedules.jenkins.step.ScheduleEventStep', '$class':"
                        + " 'io.jenkins.plugins.eventschedules.jenkins.step.ScheduleEventStep', 'name': 'Sale', 'start':"
                        + " '+1h', 'duration': '2h', 'automation': 'minimal', 'audience': '50', 'parameters':"
                        + " 'A=b\\nC=d=e', 'zone': ''}")));
        String snippet = client.getPage(request).getWebResponse().getContentAsString();
        assertThat(
                snippet,
                containsString("scheduleEvent audience: 50, automation: 'minimal', duration: '2h', name: 'Sale'"));
        assertThat(snippet, containsString("parameters: [A: 'b', C: 'd=e']"));
        assertThat(snippet, not(containsString("zone")));
    }

    private void runAs(String user) {
        QueueItemAuthenticatorConfiguration.get().getAuthenticators().clear();
        QueueItemAuthenticatorConfiguration.get()
                .getAuthenticators()
                .add(new MockQueueItemAuthenticator()
                        .authenticate("steps", User.getById(user, true).impersonate2()));
    }

    private WorkflowRun start(String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job.scheduleBuild2(0).waitForStart();
    }

    private WorkflowRun succeeds(String script) throws Exception {
        return jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(start(script)));
    }

    private void succeedsIn(String name, String script) throws Exception {
        WorkflowJob other = jenkins.createProject(WorkflowJob.class, name);
        other.setDefinition(new CpsFlowDefinition(script, true));
        jenkins.buildAndAssertSuccess(other);
    }

    private WorkflowRun fails(String script) throws Exception {
        return jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(start(script)));
    }
}
