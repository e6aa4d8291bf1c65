package io.jenkins.plugins.eventschedules.jenkins;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.ExtensionList;
import hudson.util.Secret;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EmailRule;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.WebhookRule;
import io.jenkins.plugins.eventschedules.jenkins.diagnostics.DiagnosticsLink;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import java.time.Duration;
import java.util.List;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
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
            "schema            3",
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
    void eachReceiverIsShownWithWhatItIsOwedAndWithoutWhatIsNotForOthers() throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(
                        CredentialsScope.SYSTEM, "events-webhook", "", Secret.fromString("correct horse")));
        WebhookRule away = new WebhookRule("ops", "http://127.0.0.1:1/hook?team=shop", "events-webhook");
        away.setKinds("scheduled");
        EventSchedulesConfiguration.get()
                .setNotifications(List.of(away, new EmailRule("team", "shop@example.com, oncall@example.com")));
        House.get().rooms();
        Drafts.schedule("Merger with a rival", "alice", Duration.ofHours(1), Duration.ofHours(1));

        String text = "";
        for (int i = 0; i < 300 && !(text.contains("owed 1 notice") && text.contains("told of everything by")); i++) {
            Thread.sleep(100);
            text = ExtensionList.lookupSingleton(DiagnosticsLink.class).getText();
        }

        for (String told : new String[] {
            "receiver          ops, webhook at 127.0.0.1:1",
            "owed 1 notice, the oldest of ",
            "Since ",
            " nothing has reached it. It could not be reached (ConnectException).",
            "receiver          team, e-mail to 2 addresses",
            "told of everything by ",
            "receiver          Followers, e-mail to those who follow an event"
        }) {
            assertThat(text, containsString(told));
        }
        for (String secret : new String[] {"team=shop", "/hook", "correct horse", "shop@example.com", "Merger"}) {
            assertThat(text, not(containsString(secret)));
        }
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
