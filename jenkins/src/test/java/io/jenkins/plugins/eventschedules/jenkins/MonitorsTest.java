package io.jenkins.plugins.eventschedules.jenkins;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hudson.ExtensionList;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.house.TryStore;
import io.jenkins.plugins.eventschedules.jenkins.house.WatchProviders;
import io.jenkins.plugins.eventschedules.jenkins.monitor.AttentionMonitor;
import io.jenkins.plugins.eventschedules.jenkins.monitor.RunnerMonitor;
import io.jenkins.plugins.eventschedules.jenkins.monitor.StoreMonitor;
import io.jenkins.plugins.eventschedules.jenkins.monitor.TroubleMonitor;
import io.jenkins.plugins.eventschedules.jenkins.monitor.UnreachableMonitor;
import io.jenkins.plugins.eventschedules.jenkins.page.EventSchedulesAction;
import io.jenkins.plugins.eventschedules.lifecycle.port.Provisioner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
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
        Event event = Drafts.sandbox()
                .schedules()
                .schedule(Drafts.failingTakedown(), Actor.person("alice"), Optional.empty())
                .event();
        Drafts.awaitStatus(event.id(), Status.TEARDOWN_FAILED);

        assertEquals("1", action.getBadge().getText());
        assertTrue(ExtensionList.lookupSingleton(AttentionMonitor.class).isActivated());
        HtmlPage manage = jenkins.createWebClient().goTo("manage/");
        assertThat(manage.asNormalizedText(), containsString("The takedown of one event failed"));
        assertFalse(ExtensionList.lookupSingleton(RunnerMonitor.class).isActivated());
    }

    @Test
    void aStoreThatCannotBeWrittenIsToldUntilItCan(@TempDir Path folder) throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                succeeds("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()),
                "A disk of its own can be mounted by root on Linux only.");
        try {
            EventSchedulesConfiguration.get()
                    .setStoreLocation(disk.resolve("events.db").toString());
            House.get().rooms();
            tryStore();
            assertFalse(ExtensionList.lookupSingleton(StoreMonitor.class).isActivated());

            Path ballast = disk.resolve("ballast");
            fill(ballast);
            StoreMonitor monitor = ExtensionList.lookupSingleton(StoreMonitor.class);
            for (int i = 0; i < 100 && !monitor.isActivated(); i++) {
                tryStore();
            }
            HtmlPage manage = jenkins.createWebClient().goTo("manage/");
            assertThat(manage.asNormalizedText(), containsString("Event Schedules cannot write"));
            assertThat(manage.asNormalizedText(), containsString("no room left for the event store"));

            Files.delete(ballast);
            tryStore();
            assertFalse(monitor.isActivated());
        } finally {
            EventSchedulesConfiguration.get().setStoreLocation(null);
            succeeds("umount", "--lazy", disk.toString());
        }
    }

    @Test
    void aProviderThatDoesNotAnswerIsToldUntilItDoes() throws Exception {
        AtomicBoolean away = new AtomicBoolean(true);
        new FaultySandbox(UnaryOperator.identity(), provider -> new AwayProvider(provider, away)).install();
        Event event = Drafts.schedule("Waits", "alice", Duration.ofSeconds(1), Duration.ofMinutes(10));
        Drafts.await(
                event.id(),
                waiting -> waiting.preroll().flatMap(PhaseRun::trouble).isPresent());
        UnreachableMonitor monitor = ExtensionList.lookupSingleton(UnreachableMonitor.class);
        lookAtProviders();
        assertFalse(monitor.isActivated(), "once is no reason to call anybody");
        lookAtProviders();
        HtmlPage manage = jenkins.createWebClient().goTo("manage/");
        assertThat(manage.asNormalizedText(), containsString("Sandbox: one event waits. <b>Gone</b> fishing"));

        away.set(false);
        Drafts.awaitStatus(event.id(), Status.LIVE);
        lookAtProviders();
        assertFalse(monitor.isActivated());
    }

    private static void tryStore() {
        ExtensionList.lookupSingleton(TryStore.class).run();
    }

    private static void lookAtProviders() {
        ExtensionList.lookupSingleton(WatchProviders.class).run();
    }

    private static void fill(Path ballast) throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(new byte[512]);
            }
        } catch (IOException full) {
            assertThat(full.getMessage(), containsString("No space left"));
        }
    }

    private static boolean succeeds(String... command) throws Exception {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Answers when it is back. */
    private record AwayProvider(Provisioner provider, AtomicBoolean away) implements Provisioner {

        @Override
        public Report start(Event event, PhaseRun run) {
            return away.get() ? gone() : provider.start(event, run);
        }

        @Override
        public Report follow(Event event, PhaseRun run) {
            return away.get() ? gone() : provider.follow(event, run);
        }

        @Override
        public Report stop(Event event, PhaseRun run) {
            return away.get() ? gone() : provider.stop(event, run);
        }

        private static Report gone() {
            return new Report.Unreachable("<b>Gone</b> fishing");
        }
    }
}
