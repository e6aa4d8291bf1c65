package io.jenkins.plugins.eventschedules.jenkins;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import io.jenkins.plugins.eventschedules.jenkins.diagnostics.DiagnosticsLink;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import java.time.Duration;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class DiagnosticsTest {

    private static final String PAGE = "manage/event-schedules-diagnostics/";

    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void theyTellHowEverythingDoesAndNameNoEvent() {
        Drafts.schedule("Merger with a rival", "alice", Duration.ofHours(1), Duration.ofHours(1));
        String text = ExtensionList.lookupSingleton(DiagnosticsLink.class).getText();
        for (String told : new String[] {
            "Jenkins           " + Jenkins.VERSION,
            "quiet mode        off; events start while it is on",
            "event-schedules/events.db",
            "schema            1",
            "Environment sandbox",
            "targets can be used, read ",
            "events            1 scheduled",
            "last round ",
            "log               No warning since the start."
        }) {
            assertThat(text, containsString(told));
        }
        assertThat(text, not(containsString("Merger")));
    }

    @Test
    void theStartOfJenkinsDoesNotWaitForTheHouse() {
        House.get().rooms();
        String text = ExtensionList.lookupSingleton(DiagnosticsLink.class).getText();
        String opened = text.lines()
                .filter(line -> line.startsWith("  opened"))
                .findFirst()
                .orElseThrow();
        System.out.println("Event Schedules: " + opened.trim());
        assertThat(opened, containsString("ms, beside the start of Jenkins"));
    }

    @Test
    void warningsAreShownAsTextOnThePage() throws Exception {
        Logger.getLogger("io.jenkins.plugins.eventschedules.test").warning("<script>alert(1)</script> & so on");
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            HtmlPage manage = client.goTo("manage/");
            assertTrue(manage.getAnchors().stream()
                    .anyMatch(anchor -> anchor.getHrefAttribute().contains("event-schedules-diagnostics")));
            HtmlPage page = client.goTo(PAGE);
            DomElement text = page.getElementById("event-schedules-diagnostics");
            assertThat(text.getTextContent(), containsString("<script>alert(1)</script> & so on"));
            assertEquals(0, text.getChildElementCount());
        }
    }

    @Test
    void theyAreForAdministratorsAlone() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Jenkins.MANAGE, Jenkins.SYSTEM_READ)
                .everywhere()
                .to("operator")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        try (JenkinsRule.WebClient client = jenkins.createWebClient().login("operator")) {
            client.assertFails(PAGE, 403);
            client.assertFails("event-schedules-diagnostics/", 403);
        }
        try (JenkinsRule.WebClient client = jenkins.createWebClient().login("admin")) {
            client.goTo(PAGE);
        }
    }
}
