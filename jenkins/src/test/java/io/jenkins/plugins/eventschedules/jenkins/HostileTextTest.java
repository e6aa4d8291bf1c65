package io.jenkins.plugins.eventschedules.jenkins;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.cli.CLICommandInvoker;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.lifecycle.port.Provisioner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Whatever people type and providers answer is text: no page of Jenkins takes it for HTML. */
@WithJenkins
class HostileTextTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    private JenkinsRule jenkins;
    private WorkflowRun run;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        new FaultySandbox(UnaryOperator.identity(), HostileProvider::new).install();
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "p");
        job.setDefinition(new CpsFlowDefinition(
                """
                withEvent(name: '%s', duration: '10m', lead: '0s', automation: 'minimal', notes: '%1$s') {
                    echo "got ${env.EVENT_OUTPUT_URL}"
                }
                """
                        .formatted(HOSTILE),
                true));
        run = jenkins.buildAndAssertSuccess(job);
    }

    @Test
    void onTheBuildsPageAndInItsLog() throws Exception {
        jenkins.assertLogContains("got " + HOSTILE, run);
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            for (String page : List.of("", "console")) {
                HtmlPage shown = client.getPage(run, page);
                assertThat(page, shown.asNormalizedText(), containsString(HOSTILE));
                assertEquals(0, shown.getByXPath("//img[@src='x']").size(), page);
                assertThat(
                        page + " leads to the event",
                        shown.getAnchors().stream()
                                .map(HtmlAnchor::getHrefAttribute)
                                .toList(),
                        hasItem(startsWith(jenkins.contextPath + "/event-schedules/?at=sandbox/events/")));
            }
        }
    }

    @Test
    void inAnswersThatNoBrowserTakesForAPage() throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            var answer = client.goTo("event-schedules/api/v1/environments/sandbox/events", null)
                    .getWebResponse();
            assertThat(answer.getContentAsString(), containsString("img src=x"));
            assertThat(answer.getContentType(), containsString("json"));
            assertEquals("nosniff", answer.getResponseHeaderValue("X-Content-Type-Options"));
        }
    }

    @Test
    void inATerminalAsItWasTyped() {
        CLICommandInvoker.Result listed = new CLICommandInvoker(jenkins, "event-schedules-list").invoke();
        assertThat(listed.stdout(), containsString(HOSTILE));
    }

    /** Reports what a template that somebody else wrote could. */
    private record HostileProvider(Provisioner provider) implements Provisioner {

        @Override
        public Report start(Event event, PhaseRun phase) {
            return provider.start(event, phase);
        }

        @Override
        public Report follow(Event event, PhaseRun phase) {
            Report report = provider.follow(event, phase);
            return report instanceof Report.Succeeded done
                    ? new Report.Succeeded(done.steps(), Map.of("Url", HOSTILE))
                    : report;
        }

        @Override
        public Report stop(Event event, PhaseRun phase) {
            return provider.stop(event, phase);
        }
    }
}
