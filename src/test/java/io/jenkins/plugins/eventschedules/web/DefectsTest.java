package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Defects of the reference that the API must not have; numbered as in the notes on the reference. */
class DefectsTest {

    private static final String EVENTS = "/environments/sandbox/events";

    @RegisterExtension
    final Api api = new Api();

    /** There, whoever reached the API could delete anything, and nobody could tell who had. */
    @Test
    void d11EveryCallIsAuthorisedEveryEventHasAnOwnerAndEveryChangeASignature() {
        api.ask("GET", EVENTS).send().expect(401, "not-authenticated");
        api.ask("POST", EVENTS).json(Bodies.DRAFT).send().expect(401, "not-authenticated");
        JsonNode made = api.post(EVENTS, Bodies.DRAFT).expect(201).body();
        String place = EVENTS + "/" + made.path("id").asText();

        api.ask("POST", place + "/cancel")
                .as("bob")
                .json("{'revision':1}")
                .send()
                .expect(403, "forbidden");
        api.ask("POST", place + "/cancel")
                .as("maya")
                .json("{'revision':1}")
                .send()
                .expect(200);

        assertThat(made.path("owner").asText()).isEqualTo("alice");
        JsonNode history = api.get(place + "/history").body().path("entries");
        assertThat(history.findValuesAsText("name")).containsExactly("alice", "maya");
        assertThat(api.get(place).body().path("owner").asText()).isEqualTo("alice");
    }

    /** Nobody can make an event in another's name, either. */
    @Test
    void d11TheOwnerIsWhoAsksWhateverTheBodySays() {
        assertThat(api.post(EVENTS, Bodies.with("owner", "'maya'"))
                        .expect(422, "invalid")
                        .pointers())
                .containsExactly("/owner");
    }

    /** There, the form was the only check: whatever else reached the API was stored and deployed. */
    @Test
    void d13EveryWayInRefusesWhatTheFormWould() {
        Event event = api.sandbox.scheduled("alice");
        String endBeforeStart = "'window':{'start':'2026-12-02T00:00','end':'2026-12-01T00:00','zone':'Europe/Paris'}";

        List<Api.Answer> refused = List.of(
                api.post(EVENTS, "{'name':'x'," + Bodies.TARGET + "," + Bodies.PARAMETERS + "," + endBeforeStart + "}"),
                api.patch(event, "{'revision':1," + endBeforeStart + "}"),
                api.post(Api.at(event) + "/clone", "{" + endBeforeStart + "}"));

        assertThat(refused).allSatisfy(answer -> {
            answer.expect(422, "invalid");
            assertThat(answer.pointers()).containsExactly("/window/end");
        });
        assertThat(api.sandbox.store.find(event.id())).contains(event);
        assertThat(api.sandbox.store.counts().values()).containsExactly(1L);
    }

    /** There, the page of one event showed whatever event was updated last. */
    @Test
    void d18AnotherEventsChangeNeverShowsOnThisEvent() {
        Event one = api.sandbox.scheduled("alice");
        Event other = api.sandbox.scheduled("alice");
        Api.Answer before = api.get(Api.at(one));

        api.patch(other, "{'revision':1,'name':'Marathon'}").expect(200);

        api.ask("GET", Api.at(one))
                .as("alice")
                .header("If-None-Match", before.header("ETag"))
                .send()
                .expect(304);
        Api.Answer after = api.get(Api.at(one)).expect(200);
        assertThat(after.body()).isEqualTo(before.body());
        assertThat(after.body().path("id").asText()).isEqualTo(one.id().value());
        assertThat(api.sandbox.store.history(one.id(), 0, 10))
                .extracting(HistoryEntry::event)
                .containsOnly(one.id());
        assertThat(api.get(Api.at(one) + "/history").body().path("entries")).hasSize(1);
        assertThat(api.get(Api.at(other)).body().path("name").asText()).isEqualTo("Marathon");
    }
}
