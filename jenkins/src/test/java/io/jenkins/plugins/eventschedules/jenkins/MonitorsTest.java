package io.jenkins.plugins.eventschedules.jenkins;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.monitor.AttentionMonitor;
import io.jenkins.plugins.eventschedules.jenkins.monitor.RunnerMonitor;
import io.jenkins.plugins.eventschedules.jenkins.monitor.TroubleMonitor;
import io.jenkins.plugins.eventschedules.jenkins.page.EventSchedulesAction;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class MonitorsTest {

    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void aStoreThatCannotBeOpenedIsToldAndEverythingElseGoesOn(@TempDir Path elsewhere) throws Exception {
        Path notAStore =
                Files.writeString(elsewhere.resolve("events.db"), "This is no database, but a letter.\n".repeat(99));
        EventSchedulesConfiguration configuration = EventSchedulesConfiguration.get();
        configuration.setStoreLocation(notAStore.toString());

        TroubleMonitor monitor = ExtensionList.lookupSingleton(TroubleMonitor.class);
        assertTrue(monitor.isActivated());
        assertThat(monitor.getTroubles().get(0).message(), containsString(notAStore.toString()));
        HtmlPage manage = jenkins.createWebClient().goTo("manage/");
        assertThat(manage.asNormalizedText(), containsString("Event Schedules cannot run"));
        HtmlPage page = jenkins.createWebClient().withJavaScriptEnabled(false).goTo("event-schedules/");
        assertThat(page.asNormalizedText(), containsString("No environment is running"));
        jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());

        configuration.setStoreLocation(null);
        assertFalse(monitor.isActivated());
        assertEquals(1, House.get().rooms().size());
    }

    @Test
    void aFailedTakedownIsCountedInTheHeaderAndToldToAdministrators() throws Exception {
        EventSchedulesAction action = ExtensionList.lookupSingleton(EventSchedulesAction.class);
        assertNull(action.getBadge());
        Draft soon = Drafts.draft("Fails to go", Duration.ofSeconds(1), Duration.ofSeconds(8));
        Draft failing = new Draft(
                soon.name(),
                soon.notes(),
                soon.start(),
                soon.end(),
                soon.zone(),
                soon.lead(),
                null,
                null,
                null,
                "automation",
                "sandbox-drill",
                null,
                Map.of("Postroll", ParameterValue.of("fail"), "PrerollSeconds", ParameterValue.of("1")),
                null);
        Event event = Drafts.sandbox()
                .schedules()
                .schedule(failing, Actor.person("alice"), Optional.empty())
                .event();
        Drafts.awaitStatus(event.id(), Status.TEARDOWN_FAILED);

        assertEquals("1", action.getBadge().getText());
        assertTrue(ExtensionList.lookupSingleton(AttentionMonitor.class).isActivated());
        HtmlPage manage = jenkins.createWebClient().goTo("manage/");
        assertThat(manage.asNormalizedText(), containsString("The takedown of one event failed"));
        assertFalse(ExtensionList.lookupSingleton(RunnerMonitor.class).isActivated());
    }
}
