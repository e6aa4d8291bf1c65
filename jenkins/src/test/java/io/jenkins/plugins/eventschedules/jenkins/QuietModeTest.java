package io.jenkins.plugins.eventschedules.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What becomes of events while Jenkins is about to shut down. */
@WithJenkins
class QuietModeTest {

    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void eventsBeginAndEndAsPlanned() throws Exception {
        jenkins.jenkins.doQuietDown();
        EventId event = event(Duration.ofSeconds(1), Duration.ofSeconds(8));
        Drafts.awaitStatus(event, Status.LIVE);
        Drafts.awaitStatus(event, Status.ENDED);
    }

    @Test
    void startsCanBeHeldAndEndsCannot() throws Exception {
        EventSchedulesConfiguration.get().setHoldStartsInQuietMode(true);
        EventId live = event(Duration.ofSeconds(1), Duration.ofSeconds(14));
        Drafts.awaitStatus(live, Status.LIVE);

        jenkins.jenkins.doQuietDown();
        EventId held = event(Duration.ofSeconds(1), Duration.ofMinutes(10));
        Drafts.awaitStatus(live, Status.ENDED);
        assertEquals(Status.SCHEDULED, Drafts.find(held).status());

        jenkins.jenkins.doCancelQuietDown();
        Drafts.awaitStatus(held, Status.LIVE);
    }

    private static EventId event(Duration until, Duration length) {
        return Drafts.schedule("Event", "alice", until, length).id();
    }
}
