package io.jenkins.plugins.eventschedules.jenkins;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EnvironmentConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.SandboxEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.house.Mend;
import io.jenkins.plugins.eventschedules.jenkins.monitor.LeavingMonitor;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTextInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Whatever becomes of an environment's configuration, what it brought up is taken down. */
class RemovedEnvironmentTest {

    private static final List<EnvironmentConfiguration> OTHERS = List.of(new SandboxEnvironment("other"));

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void theFormDoesNotRemoveAnEnvironmentWithEventsThatAreNotOver() throws Throwable {
        sessions.then(jenkins -> {
            Event event = planned();

            HtmlPage refused = renameTo(jenkins, "elsewhere");

            assertThat(
                    refused.asNormalizedText(), containsString("The environment sandbox has 1 event that is not over"));
            assertEquals(List.of("sandbox"), configured());
            assertEquals(event, Drafts.find(event.id()));

            Drafts.sandbox().schedules().ask(event.id(), 1, new Command.Cancel(), Actor.person("alice"));
            renameTo(jenkins, "elsewhere");
            assertEquals(List.of("elsewhere"), configured());
            assertEquals(List.of("elsewhere"), running());
        });
    }

    private static HtmlPage renameTo(JenkinsRule jenkins, String name) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        HtmlForm form = client.goTo("configure").getFormByName("config");
        HtmlTextInput field = form.getFirstByXPath(
                ".//div[@descriptorid='io.jenkins.plugins.eventschedules.jenkins.configuration.SandboxEnvironment']"
                        + "//input[@name='_.name']");
        field.setValue(name);
        return jenkins.submit(form);
    }

    /** As configuration as code does: refusing it would keep Jenkins from starting. */
    @Test
    void codeThatLeavesAnEnvironmentOutHasItRunUntilItsEventsAreOverAlsoAcrossARestart() throws Throwable {
        AtomicReference<EventId> id = new AtomicReference<>();
        sessions.then(jenkins -> {
            Event event = Drafts.schedule("Live", "alice", Duration.ofSeconds(1), Duration.ofMinutes(10));
            id.set(event.id());
            Drafts.awaitStatus(event.id(), Status.LIVE);

            EventSchedulesConfiguration.get().setEnvironments(OTHERS);

            assertEquals(List.of("other"), configured());
            assertEquals(List.of("other", "sandbox"), running());
            assertEquals(Status.LIVE, Drafts.find(event.id()).status());
            assertThrows(RefusedException.class, RemovedEnvironmentTest::planned, "nothing new");
            assertTrue(monitor().isActivated());
            assertThat(
                    jenkins.createWebClient().goTo("manage/").asNormalizedText(),
                    containsString("not configured any more"));
        });
        sessions.then(jenkins -> {
            // Code is applied at each start.
            EventSchedulesConfiguration.get().setEnvironments(OTHERS);
            assertEquals(List.of("other", "sandbox"), running());
            Event event = Drafts.find(id.get());
            Drafts.sandbox().schedules().ask(event.id(), event.revision(), new Command.EndNow(), Actor.person("alice"));
            Drafts.awaitStatus(event.id(), Status.ENDED);
            assertFalse(monitor().isActivated());

            ExtensionList.lookupSingleton(Mend.class).run();

            assertEquals(List.of("other"), running());
            assertEquals(List.of(), EventSchedulesConfiguration.get().leaving());
        });
        sessions.then(jenkins -> assertEquals(List.of("other"), running()));
    }

    @Test
    void anEnvironmentThatComesBackIsAsBefore() throws Throwable {
        sessions.then(jenkins -> {
            Event event = planned();
            EventSchedulesConfiguration configuration = EventSchedulesConfiguration.get();
            configuration.setEnvironments(OTHERS);
            configuration.setEnvironments(List.of(new SandboxEnvironment("sandbox")));

            assertEquals(List.of("sandbox"), running());
            assertEquals(event, Drafts.find(event.id()));
            planned();
        });
    }

    @Test
    void anAdministratorCanGiveUpWhatWillNeverBeOver() throws Throwable {
        sessions.then(jenkins -> {
            planned();
            EventSchedulesConfiguration configuration = EventSchedulesConfiguration.get();
            configuration.setEnvironments(OTHERS);
            configuration.abandon(List.of("sandbox"));

            assertEquals(List.of("other"), running());
        });
    }

    private static Event planned() {
        return Drafts.schedule("Planned", "alice", Duration.ofHours(1), Duration.ofHours(1));
    }

    private static LeavingMonitor monitor() {
        return ExtensionList.lookupSingleton(LeavingMonitor.class);
    }

    private static List<String> configured() {
        return EventSchedulesConfiguration.get().getEnvironments().stream()
                .map(EnvironmentConfiguration::getName)
                .toList();
    }

    private static List<String> running() {
        return House.get().rooms().stream().map(room -> room.name()).toList();
    }
}
