package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import io.jenkins.plugins.eventschedules.lifecycle.port.ForwardingEventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.web.http.RequestLimit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What callers hear when the trouble is ours, or when they ask too much. */
class FaultsTest {

    private static final String COUNTS = "/environments/sandbox/counts";
    private static final String EVENTS = "/environments/sandbox/events";

    @RegisterExtension
    final Api api = new Api();

    private final Logger logger = Logger.getLogger(Faults.class.getName());
    private final List<LogRecord> log = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord record) {
            log.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(listener);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(listener);
        logger.setUseParentHandlers(true);
    }

    private void countsFail(Supplier<RuntimeException> failure) {
        api.sandbox = new World("sandbox", api.clock, store -> new ForwardingEventStore(store) {
            @Override
            public Map<Status, Long> counts(Folders folders) {
                throw failure.get();
            }
        });
    }

    @Test
    void aStoreThatCannotServeSaysWhyAndWhenToAskAgain() {
        countsFail(() -> new StoreException("The disk is full. Make room for events.db.", new IOException("errno 28")));

        Api.Answer answer = api.get(COUNTS).expect(503, "unavailable");

        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.body().path("detail").asText()).isEqualTo("The disk is full. Make room for events.db.");
        assertThat(log).singleElement().satisfies(record -> {
            assertThat(record.getLevel()).isEqualTo(Level.WARNING);
            assertThat(record.getThrown()).hasRootCauseMessage("errno 28");
        });
    }

    @Test
    void anUnexpectedFailureIsANumberThatTheLogHas() {
        countsFail(() -> new IllegalStateException("secret=hunter2 at /var/lib"));

        Api.Answer answer = api.get(COUNTS).expect(500, "internal");

        assertThat(answer.body().toString()).doesNotContain("hunter2", "IllegalState", "/var/lib");
        assertThat(log).singleElement().satisfies(record -> {
            String incident = record.getMessage().replaceFirst(".*Incident ([0-9a-f-]{36}).*", "$1");
            assertThat(incident).hasSize(36);
            assertThat(answer.body().path("detail").asText()).contains(incident);
            assertThat(record.getThrown()).isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void whoChangesTooMuchIsAskedToWait() {
        api.limit = new RequestLimit(3, 0.5);
        api.restart();
        for (int i = 0; i < 3; i++) {
            api.post(EVENTS, Bodies.DRAFT).expect(201);
        }

        Api.Answer refused = api.post(EVENTS, Bodies.DRAFT).expect(429, "too-many-requests");

        assertThat(refused.header("Retry-After")).isEqualTo("2");
        api.get(EVENTS).expect(200);
        api.ask("POST", EVENTS).as("bob").json(Bodies.DRAFT).send().expect(201);
        api.clock.advance(Duration.ofMillis(1999));
        api.post(EVENTS, Bodies.DRAFT).expect(429);
        api.clock.advance(Duration.ofMillis(1));
        api.post(EVENTS, Bodies.DRAFT).expect(201);
        api.post(EVENTS, Bodies.DRAFT).expect(429);
    }

    @Test
    void refusedRequestsCountToo() {
        api.limit = new RequestLimit(2, 1);
        api.restart();

        api.post(EVENTS, "{").expect(400);
        api.ask("DELETE", EVENTS + "/x?revision=1").as("alice").send().expect(404);
        api.post("/environments/sandbox/check", "{}").expect(429);
    }

    @Test
    void nobodyIsLimitedByDefaultWhoWorksByHand() {
        for (int i = 0; i < 200; i++) {
            api.post("/environments/sandbox/check", "{}").expect(200);
        }
        assertThat(api.post("/environments/sandbox/check", "{}").expect(429).header("Retry-After"))
                .isEqualTo("1");
    }
}
