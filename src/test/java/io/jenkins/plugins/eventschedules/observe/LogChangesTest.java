package io.jenkins.plugins.eventschedules.observe;

import static io.jenkins.plugins.eventschedules.observe.ObservedWorld.LEAD;
import static io.jenkins.plugins.eventschedules.observe.ObservedWorld.START;
import static io.jenkins.plugins.eventschedules.observe.ObservedWorld.failed;
import static io.jenkins.plugins.eventschedules.observe.ObservedWorld.started;
import static io.jenkins.plugins.eventschedules.observe.ObservedWorld.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogChangesTest {

    private final ObservedWorld world = new ObservedWorld();
    private final Logger logger = Logger.getLogger(LogChanges.LOGGER);
    private final List<LogRecord> records = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        logger.addHandler(handler);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(handler);
        logger.setLevel(null);
    }

    @Test
    void eachChangeOfStatusIsOneLineAndNothingElseIs() {
        EventId id = world.schedule("alice");
        world.at(START.minus(LEAD), started());
        world.at(START.minus(LEAD).plusSeconds(60), failed("No capacity"), started());
        world.at(START, failed("Access denied"));

        String begin = "event=" + id + " environment=sandbox ";
        assertThat(lines())
                .containsExactly(
                        begin + "from=none to=scheduled revision=1 by=\"alice\" reason=\"Scheduled\"",
                        begin
                                + "from=scheduled to=deploying revision=1 by=\"controller\" reason=\"Bringing resources up\"",
                        begin + "from=deploying to=tearing_down cause=deploy_failed revision=1 by=\"controller\""
                                + " reason=\"No capacity\"",
                        begin
                                + "from=tearing_down to=teardown_failed cause=teardown_failed revision=1 by=\"controller\""
                                + " reason=\"Access denied\"");
        assertThat(records)
                .extracting(LogRecord::getLevel)
                .containsExactly(Level.INFO, Level.INFO, Level.INFO, Level.WARNING);
    }

    @Test
    void aLineStaysOneLineWhateverPeopleAndProvidersWrite() {
        EventId id = world.schedule("eve");
        world.ask(id, new Command.Cancel(), "eve\" to=live\nevent=fake\r\u2028\u202e\u001b[31m\\");

        assertThat(lines()).hasSize(2);
        assertThat(lines().get(1))
                .contains("by=\"eve\\\" to=live\\u000aevent=fake\\u000d\\u2028\\u202e\\u001b[31m\\\\\"")
                .doesNotContain("\n", "\r", "\u2028", "\u202e", "\u001b");
    }

    @Test
    void aMessageWithoutAnEndIsCutShort() {
        EventId id = world.schedule("alice");
        world.at(START.minus(LEAD), started());
        world.at(START.minus(LEAD).plusSeconds(60), failed("x".repeat(100_000)), started(), succeeded());

        assertThat(lines()).allMatch(line -> line.length() < 1000).anyMatch(line -> line.contains("x".repeat(500)));
        assertThat(id).isNotNull();
    }

    @Test
    void whatIsDeletedIsTold() {
        EventId id = world.schedule("alice");
        world.ask(id, new Command.Cancel(), "alice");
        Event event = world.store.find(id).orElseThrow();
        HistoryEntry entry = new HistoryEntry(
                id,
                event.version() + 1,
                event.revision(),
                START,
                Actor.person("maya"),
                Happening.DELETED,
                Optional.of(event.status()),
                event.status(),
                "Deleted");

        assertThat(world.store.delete(id, entry)).isTrue();
        assertThat(world.store.delete(id, entry)).isFalse();

        assertThat(lines()).hasSize(3);
        assertThat(lines().get(2))
                .isEqualTo("event=" + id
                        + " environment=sandbox from=cancelled to=deleted revision=2 by=\"maya\" reason=\"Deleted\"");
    }

    private List<String> lines() {
        return records.stream().map(LogRecord::getMessage).toList();
    }
}
