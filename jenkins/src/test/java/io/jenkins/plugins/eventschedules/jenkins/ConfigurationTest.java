package io.jenkins.plugins.eventschedules.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EnvironmentConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.LimitsConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.SandboxEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlTextInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class ConfigurationTest {

    private JenkinsRule jenkins;
    private EventSchedulesConfiguration configuration;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
        configuration = EventSchedulesConfiguration.get();
    }

    @Test
    void withoutAnyConfigurationThereIsASandboxThatRuns() {
        assertEquals(1, configuration.getEnvironments().size());
        assertEquals(
                "Sandbox",
                House.get().room("sandbox").orElseThrow().environment().label());
        assertTrue(House.get().troubles().isEmpty());
    }

    @Test
    void theFormRoundTripsEverything() throws Exception {
        SandboxEnvironment flash = new SandboxEnvironment("flash");
        flash.setLabel("Flash sales");
        flash.setFolders("shops\nmarketing");
        LimitsConfiguration limits = new LimitsConfiguration();
        limits.setMaximumDuration("2 d");
        limits.setDefaultLead("20 min");
        flash.setLimits(limits);
        configuration.setEnvironments(List.of(new SandboxEnvironment("sandbox"), flash));
        configuration.setHoldStartsInQuietMode(true);
        configuration.setStoreLocation("elsewhere/events.db");

        jenkins.configRoundtrip();

        List<EnvironmentConfiguration> after = configuration.getEnvironments();
        assertEquals(2, after.size());
        assertEquals("Flash sales", after.get(1).getLabel());
        assertEquals(List.of("shops", "marketing"), after.get(1).scope().folders());
        assertEquals("2 d", after.get(1).getLimits().getMaximumDuration());
        assertEquals("20 min", after.get(1).getLimits().getDefaultLead());
        assertNull(after.get(1).getLimits().getMinimumUseful());
        assertTrue(configuration.isHoldStartsInQuietMode());
        assertEquals("elsewhere/events.db", configuration.getStoreLocation());
        assertEquals(
                Duration.ofDays(2),
                House.get().room("flash").orElseThrow().environment().limits().maximumDuration());
    }

    @Test
    void aSavedConfigurationLeavesEventsAsTheyAre() throws Exception {
        Event event = Drafts.schedule("Cup final", "alice", Duration.ofHours(1), Duration.ofHours(1));
        jenkins.configRoundtrip();
        configuration.load();
        assertEquals(event, Drafts.find(event.id()));
    }

    @Test
    void twoEnvironmentsCannotHaveTheSameName() {
        List<EnvironmentConfiguration> twice = List.of(new SandboxEnvironment("a"), new SandboxEnvironment("a"));
        assertThrows(IllegalArgumentException.class, () -> configuration.setEnvironments(twice));
        assertEquals("sandbox", configuration.getEnvironments().get(0).getName());
    }

    @Test
    void limitsThatContradictEachOtherAreRefused() {
        SandboxEnvironment odd = new SandboxEnvironment("odd");
        LimitsConfiguration limits = new LimitsConfiguration();
        limits.setMaximumLead("1 min");
        limits.setDefaultLead("2 min");
        odd.setLimits(limits);
        assertThrows(IllegalArgumentException.class, () -> configuration.setEnvironments(List.of(odd)));
    }

    @Test
    void aWrongNameInTheFormIsRefusedAndChangesNothing() throws Exception {
        HtmlForm form = jenkins.createWebClient().goTo("configure").getFormByName("config");
        HtmlTextInput name = form.getFirstByXPath(
                ".//div[@descriptorid='io.jenkins.plugins.eventschedules.jenkins.configuration.SandboxEnvironment']"
                        + "//input[@name='_.name']");
        name.setValue("No Such Name");
        assertThrows(Exception.class, () -> jenkins.submit(form));
        assertEquals("sandbox", configuration.getEnvironments().get(0).getName());
    }

    @Test
    void formChecksNeedThePermissionAndAPost() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(jenkins.jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(jenkins.jenkins.READ)
                .everywhere()
                .to("reader"));
        String sandbox = "descriptorByName/" + SandboxEnvironment.class.getName() + "/";
        for (String check : List.of("test?name=sandbox", "checkName?value=x", "checkFolders?value=x")) {
            assertEquals(HttpURLConnection.HTTP_OK, status("admin", HttpMethod.POST, sandbox + check), check);
            assertEquals(HttpURLConnection.HTTP_FORBIDDEN, status("reader", HttpMethod.POST, sandbox + check), check);
            assertEquals(404, status("admin", HttpMethod.GET, sandbox + check), check);
        }
        String limits = "descriptorByName/" + LimitsConfiguration.class.getName() + "/checkDefaultLead?value=5";
        assertEquals(HttpURLConnection.HTTP_FORBIDDEN, status("reader", HttpMethod.POST, limits));
    }

    private int status(String user, HttpMethod method, String path) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient().login(user)) {
            client.getOptions().setThrowExceptionOnFailingStatusCode(false);
            WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), method);
            if (method == HttpMethod.POST) {
                client.addCrumb(request);
            }
            return client.getPage(request).getWebResponse().getStatusCode();
        }
    }
}
