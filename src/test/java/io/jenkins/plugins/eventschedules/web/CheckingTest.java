package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asking what would come of a draft. */
class CheckingTest {

    private static final String CHECK = "/environments/sandbox/check";

    @RegisterExtension
    final Api api = new Api();

    private long prepared;

    @AfterEach
    void nothingWasChanged() {
        assertThat(api.generations()).isEqualTo(prepared);
    }

    @Test
    void aGoodDraftHasAPreview() {
        JsonNode answer = api.post(CHECK, Bodies.DRAFT).expect(200).body();

        assertThat(answer.toString())
                .isEqualTo("{\"problems\":[],\"notices\":[],\"preview\":{\"prerollAt\":\"2026-12-01T17:45:00Z\","
                        + "\"start\":\"2026-12-01T18:00:00Z\",\"end\":\"2026-12-01T23:00:00Z\",\"zone\":\"Europe/Paris\"},"
                        + "\"conflicts\":[]}");
        assertThat(api.post(CHECK, "{'draft':" + Bodies.DRAFT + "}").expect(200).body())
                .isEqualTo(answer);
        assertThat(api.post(CHECK, "{'draft':" + Bodies.DRAFT + ",'event':null}")
                        .body())
                .isEqualTo(answer);
    }

    @Test
    void anUnfinishedDraftIsNoRefusal() {
        JsonNode answer = api.post(CHECK, "{}").expect(200).body();

        assertThat(answer.path("problems").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/name", "/window/start", "/window/end", "/target/type", "/target/name");
        assertThat(answer.path("preview").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // The night on which clocks go forward has no half past two, the one on which they go back has two.
                "2027-03-28T02:30 | 2027-03-28T09:00 | 2027-03-28T01:30:00Z | 2027-03-28T07:00:00Z | /window/start | does not exist",
                "2027-03-28T01:00 | 2027-03-28T02:30 | 2027-03-28T00:00:00Z | 2027-03-28T01:30:00Z | /window/end   | does not exist",
                "2027-10-31T02:30 | 2027-10-31T09:00 | 2027-10-31T00:30:00Z | 2027-10-31T08:00:00Z | /window/start | taken as the first",
                "2027-10-31T01:00 | 2027-10-31T02:30 | 2027-10-30T23:00:00Z | 2027-10-31T01:30:00Z | /window/end   | taken as the last",
            })
    void aLocalTimeThatTheClocksLeaveOutOrRepeatIsExplained(
            String start, String end, String startsAt, String endsAt, String pointer, String words) {
        String draft = Bodies.with("window", "{'start':'" + start + "','end':'" + end + "','zone':'Europe/Paris'}");

        JsonNode answer = api.post(CHECK, draft).expect(200).body();

        assertThat(answer.path("preview").path("start").asText()).isEqualTo(startsAt);
        assertThat(answer.path("preview").path("end").asText()).isEqualTo(endsAt);
        assertThat(answer.path("notices").findValuesAsText("pointer")).containsExactly(pointer);
        assertThat(answer.path("notices").path(0).path("message").asText()).contains(words);
        assertThat(api.post("/environments/sandbox/events", draft)
                        .expect(201)
                        .body()
                        .path("notices"))
                .isEqualTo(answer.path("notices"));
        prepared = 1;
    }

    @Test
    void shapeAndSubstanceAreToldTogether() {
        JsonNode answer = api.post(
                        CHECK,
                        "{'name':'','audience':'many','colour':1,'window':{'start':5,'end':'2020-01-01T00:00:00Z'},'target':[]}")
                .expect(200)
                .body();

        assertThat(answer.path("problems").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/name", "/audience", "/colour", "/window/start", "/target");
    }

    @Test
    void aDraftThatOnlyHasAWrongShapeHasNoPreview() {
        JsonNode answer = api.post(CHECK, Bodies.with("notes", "5")).expect(200).body();

        assertThat(answer.path("problems").findValuesAsText("pointer")).containsExactly("/notes");
        assertThat(answer.path("preview").isNull()).isTrue();
    }

    @Test
    void aChangeIsJudgedAsItWouldBeSaved() {
        Event event = api.sandbox.at(Status.LIVE, "alice");
        prepared = api.generations();
        api.clock.set(event.plan().window().start());

        JsonNode extended = check(
                event, "'window':{'start':'2026-11-24T12:00:00Z','end':'2026-11-24T19:00:00Z','zone':'Europe/Paris'}");
        JsonNode moved = check(
                event, "'window':{'start':'2026-11-24T13:00:00Z','end':'2026-11-24T19:00:00Z','zone':'Europe/Paris'}");

        assertThat(extended.path("problems").isEmpty()).isTrue();
        assertThat(extended.path("preview").path("end").asText()).isEqualTo("2026-11-24T19:00:00Z");
        assertThat(moved.path("problems").findValuesAsText("pointer")).containsExactly("/window/start");
        assertThat(moved.path("preview").isNull()).isTrue();
    }

    private JsonNode check(Event event, String window) {
        return api.post(
                        CHECK,
                        "{'event':'" + event.id() + "','draft':{'name':'Cup final'," + window
                                + ",'lead':'PT20M','audience':250000,'criticality':'high','target':{'type':'automation',"
                                + "'name':'scale-ecs-service','version':'1'},'parameters':{'Service':'web','Subnets':['a','b']}}}")
                .expect(200)
                .body();
    }

    @Test
    void aChangeOfAnEventThatIsOverIsRefusedForItsStatus() {
        Event event = api.sandbox.at(Status.ENDED, "alice");
        prepared = api.generations();
        api.clock.set(Instant.parse("2026-12-24T00:00:00Z"));

        api.post(CHECK, "{'event':'" + event.id() + "','draft':" + Bodies.DRAFT + "}")
                .expect(409, "wrong-status");
        api.patch(event, "{'revision':1,'notes':'late'}").expect(409, "wrong-status");
    }

    @Test
    void onlyWhoMayChangeAnEventMayCheckAChangeOfIt() {
        Event event = api.sandbox.scheduled("bob");
        prepared = api.generations();
        String question = "{'event':'" + event.id() + "','draft':" + Bodies.DRAFT + "}";

        api.post(CHECK, question).expect(403, "forbidden");
        api.ask("POST", CHECK).as("bob").json(question).send().expect(200);
        api.ask("POST", CHECK).as("maya").json(question).send().expect(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'event':'01KAR3Z5T0Q9V7M2N4B6C8D0EF','draft':{}}  | 404 |",
                "{'event':'../../me','draft':{}}                    | 404 |",
                "{'event':5,'draft':{}}                             | 422 | /event",
                "{'event':'01KAR3Z5T0Q9V7M2N4B6C8D0EF'}             | 422 | /draft",
                "{'draft':{},'name':'x'}                            | 422 | /name",
                "{'draft':null}                                     | 422 | /draft",
            })
    void aQuestionThatMakesNoSenseIsRefused(String question, int status, String pointer) {
        Api.Answer refused = api.post(CHECK, question).expect(status);

        assertThat(String.join(",", refused.pointers())).isEqualTo(pointer == null ? "" : pointer);
    }

    @Test
    void otherEventsOnTheSameTargetAtTheSameTimeAreTold() {
        Instant start = Instant.parse("2026-12-01T18:00:00Z");
        Event same = api.sandbox.scheduled("bob", "Sale", start.plus(Duration.ofHours(1)));
        api.sandbox.scheduled("bob", "Long after", start.plus(Duration.ofDays(1)));
        prepared = api.generations();

        JsonNode conflicts = api.post(CHECK, Bodies.DRAFT).expect(200).body().path("conflicts");

        assertThat(conflicts).hasSize(1);
        assertThat(conflicts.get(0).path("id").asText()).isEqualTo(same.id().value());
        assertThat(conflicts.get(0).path("name").asText()).isEqualTo("Sale");
        assertThat(conflicts.get(0).path("status").asText()).isEqualTo("scheduled");
        assertThat(conflicts.get(0).path("window").path("start").asText()).isEqualTo("2026-12-01T19:00:00Z");
    }

    /** The lead is a time in which the target is busy, too. */
    @Test
    void conflictsReachFromThePrerollToTheEnd() {
        Instant start = World.NOW.plus(Duration.ofDays(1));
        Event event = api.sandbox.scheduled("alice", "Ours", start);
        Instant end = start.plus(Duration.ofHours(5));
        Duration lead = Duration.ofMinutes(20);
        Event endsIntoOurLead = api.sandbox.scheduled(
                "bob", "Before", start.minus(lead).minus(Duration.ofHours(5)).plusMillis(1));
        Event leadsIntoOurs =
                api.sandbox.scheduled("bob", "After", end.plus(lead).minusMillis(1));
        api.sandbox.scheduled("bob", "Well before", start.minus(lead).minus(Duration.ofHours(5)));
        api.sandbox.scheduled("bob", "Well after", end.plus(lead));
        prepared = api.generations();

        JsonNode conflicts = api.post(CHECK, "{'event':'" + event.id() + "','draft':" + Bodies.of(event) + "}")
                .expect(200)
                .body()
                .path("conflicts");

        assertThat(conflicts.findValuesAsText("id"))
                .containsExactly(
                        endsIntoOurLead.id().value(), leadsIntoOurs.id().value());
    }

    @Test
    void whatIsOverIsNoConflict() {
        api.sandbox.at(Status.CANCELLED, "bob");
        api.sandbox.at(Status.ENDED, "bob");
        Event event = api.sandbox.scheduled("alice");
        prepared = api.generations();
        assertThat(api.post(CHECK, "{'event':'" + event.id() + "','draft':" + Bodies.of(event) + "}")
                        .expect(200)
                        .body()
                        .path("conflicts"))
                .isEmpty();
    }

    @Test
    void twentyConflictsAreEnoughToKnow() {
        Event event = api.sandbox.scheduled("alice");
        for (int i = 0; i < 70; i++) {
            api.sandbox.scheduled("bob");
        }
        prepared = api.generations();
        assertThat(api.post(CHECK, "{'event':'" + event.id() + "','draft':" + Bodies.of(event) + "}")
                        .expect(200)
                        .body()
                        .path("conflicts"))
                .hasSize(20);
    }
}
