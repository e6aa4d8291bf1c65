package io.jenkins.plugins.eventschedules.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class RestartTest {

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void eventsLiveOnAcrossARestart() throws Throwable {
        AtomicReference<EventId> live = new AtomicReference<>();
        AtomicReference<Event> planned = new AtomicReference<>();
        sessions.then(jenkins -> {
            planned.set(Drafts.schedule("Planned", "alice", Duration.ofHours(1), Duration.ofHours(1)));
            live.set(Drafts.schedule("Live", "alice", Duration.ofSeconds(1), Duration.ofMinutes(10))
                    .id());
            Drafts.awaitStatus(live.get(), Status.LIVE);
        });
        sessions.then(jenkins -> {
            assertEquals(planned.get(), Drafts.find(planned.get().id()));
            Event event = Drafts.find(live.get());
            assertEquals(Status.LIVE, event.status());
            Drafts.sandbox().schedules().ask(event.id(), event.revision(), new Command.EndNow(), Actor.person("alice"));
            Drafts.awaitStatus(event.id(), Status.ENDED);
        });
    }

    @Test
    void aStopLeavesOneFileAndNoThread() throws Throwable {
        AtomicReference<Path> home = new AtomicReference<>();
        sessions.then(jenkins -> {
            home.set(jenkins.jenkins.getRootDir().toPath());
            Drafts.schedule("Planned", "alice", Duration.ofHours(1), Duration.ofHours(1));
            assertTrue(runs());
        });
        assertFalse(runs());
        assertTrue(Files.exists(home.get().resolve("event-schedules/events.db")));
        assertFalse(Files.exists(home.get().resolve("event-schedules/events.db-wal")));
    }

    private static boolean runs() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("event-schedules-runner-"));
    }
}
