package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.ForwardingEventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.IdempotencyKey;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events that come again. */
class SeriesTest {

    private static final String SERIES = "/environments/sandbox/series";
    private static final String CHECK = SERIES + "/check";
    private static final String WEEKLY = series("FREQ=WEEKLY;COUNT=3", "");

    @RegisterExtension
    final Api api = new Api();

    private static String series(String rule, String except) {
        return series(Bodies.DRAFT, rule, except);
    }

    private static String series(String draft, String rule, String except) {
        return "{'draft':" + draft + ",'rule':'" + rule + "','except':[" + except + "]}";
    }

    @Test
    void aCheckTellsEveryOccurrence() {
        JsonNode answer = api.post(CHECK, series("FREQ=WEEKLY;COUNT=4", "'2026-12-15'"))
                .expect(200)
                .body();

        assertThat(answer.path("problems")).isEmpty();
        assertThat(answer.path("occurrences").findValuesAsText("date"))
                .containsExactly("2026-12-01", "2026-12-08", "2026-12-22");
        assertThat(answer.path("occurrences").get(1).path("window").toString().replace('"', '\''))
                .isEqualTo("{'start':'2026-12-08T18:00:00Z','end':'2026-12-08T23:00:00Z','zone':'Europe/Paris'}");
        assertThat(api.sandbox.store.counts()).isEmpty();
    }

    /** Seven o'clock in the evening stays seven o'clock when summer time begins. */
    @Test
    void anOccurrenceKeepsItsTimeOfDayWhenTheClocksChange() {
        JsonNode occurrences = api.post(CHECK, series("FREQ=MONTHLY;COUNT=5", ""))
                .expect(200)
                .body()
                .path("occurrences");

        assertThat(occurrences.get(3).path("window").path("start").asText()).isEqualTo("2027-03-01T18:00:00Z");
        assertThat(occurrences.get(4).path("window").path("start").asText()).isEqualTo("2027-04-01T17:00:00Z");
    }

    @Test
    void aTimeThatTheClocksLeaveOutIsTold() {
        String night =
                Bodies.with("window", "{'start':'2027-03-21T02:30','end':'2027-03-21T05:00','zone':'Europe/Paris'}");

        JsonNode occurrences = api.post(CHECK, series(night, "FREQ=WEEKLY;COUNT=3", ""))
                .expect(200)
                .body()
                .path("occurrences");

        assertThat(occurrences.get(0).path("notices")).isEmpty();
        assertThat(occurrences.get(1).path("notices").get(0).path("message").asText())
                .contains("does not exist");
        assertThat(occurrences.get(1).path("window").path("start").asText()).isEqualTo("2027-03-28T01:30:00Z");
        assertThat(occurrences.get(2).path("notices")).isEmpty();
    }

    @Test
    void problemsOfADateAreToldOnThatDateAndOthersOnce() {
        JsonNode answer = api.post(CHECK, series(Bodies.with("criticality", "'huge'"), "FREQ=YEARLY;COUNT=2", ""))
                .expect(200)
                .body();

        assertThat(answer.path("problems").findValuesAsText("pointer")).containsExactly("/criticality");
        assertThat(answer.path("occurrences").get(0).path("problems")).isEmpty();
        assertThat(answer.path("occurrences").get(1).path("problems")).isEmpty();

        JsonNode far =
                api.post(CHECK, series("FREQ=YEARLY;COUNT=3", "")).expect(200).body();
        assertThat(far.path("problems")).isEmpty();
        assertThat(far.path("occurrences").get(2).path("problems").findValuesAsText("pointer"))
                .containsExactly("/window/start");
    }

    @Test
    void occurrencesThatRunIntoEachOtherAndIntoOthersAreTold() {
        Event other = api.sandbox.scheduled("bob", "Sale", Instant.parse("2026-12-02T19:00:00Z"));
        String long_ =
                Bodies.with("window", "{'start':'2026-12-01T19:00','end':'2026-12-02T19:00','zone':'Europe/Paris'}");

        JsonNode occurrences = api.post(CHECK, series(long_, "FREQ=DAILY;COUNT=2", ""))
                .expect(200)
                .body()
                .path("occurrences");

        assertThat(occurrences.get(1).path("notices").findValuesAsText("message"))
                .containsExactly("It begins before the one before it has ended.");
        assertThat(occurrences.get(0).path("conflicts")).isEmpty();
        assertThat(occurrences.get(1).path("conflicts").findValuesAsText("id"))
                .containsExactly(other.id().value());
    }

    @Test
    void aStartThatTheRuleDoesNotGiveIsNoOccurrence() {
        JsonNode answer = api.post(CHECK, series("FREQ=WEEKLY;BYDAY=TH;COUNT=2", "'2026-12-04'"))
                .expect(200)
                .body();

        assertThat(answer.path("occurrences").findValuesAsText("date")).containsExactly("2026-12-03", "2026-12-10");
        assertThat(answer.path("notices").findValuesAsText("pointer")).containsExactly("/except/0", "/window/start");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'rule':'FREQ=DAILY;COUNT=2'}|/draft",
                "{'draft':{},'rule':'FREQ=DAILY;COUNT=2'}|/name",
                "{'draft':{}}|/rule",
                "{'draft':{},'rule':7}|/rule",
                "{'draft':{},'rule':'FREQ=DAILY'}|/rule",
                "{'draft':{},'rule':'FREQ=DAILY;COUNT=2','except':'2026-12-01'}|/except",
                "{'draft':{},'rule':'FREQ=DAILY;COUNT=2','more':1}|/more",
                "{'draft':{'color':'red'},'rule':'FREQ=DAILY;COUNT=2'}|/color",
                "{'draft':{'window':{'start':'x','end':'y'}},'rule':'FREQ=DAILY;COUNT=2'}|/window/start",
                "[]|",
                "null|",
            })
    void whatIsMisshapenIsToldByBothAndMakesNothing(String body, String pointer) {
        String expected = pointer == null ? "" : pointer;

        assertThat(api.post(CHECK, body).expect(200).body().path("problems").findValuesAsText("pointer"))
                .contains(expected);
        assertThat(api.post(SERIES, body).expect(422, "invalid").pointers()).contains(expected);
    }

    @Test
    void aWindowThatEndsBeyondAllYearsHasNoOccurrences() {
        String endless = Bodies.DRAFT.replaceFirst("'end':'[^']*'", "'end':'9999-12-31T23:59:59-10:00'");

        JsonNode answer = api.post(CHECK, series(endless, "FREQ=DAILY;COUNT=2", ""))
                .expect(200)
                .body();

        assertThat(answer.path("occurrences")).isEmpty();
        assertThat(answer.path("problems").findValuesAsText("pointer")).contains("/window/end");
    }

    /** An hour later the clocks show the same; half an hour before the gap they show more than the time in it. */
    @ParameterizedTest
    @CsvSource({"2027-10-31T00:42:00Z, 2027-10-31T01:42:00Z", "2027-03-28T01:20:00Z, 2027-03-28T02:50"})
    void aWindowThatNoOtherDayCouldHaveIsRefused(String start, String end) {
        String body = Bodies.with("window", "{'start':'%s','end':'%s','zone':'Europe/Paris'}".formatted(start, end));

        JsonNode answer = api.post(CHECK, series(body, "FREQ=WEEKLY;COUNT=2", ""))
                .expect(200)
                .body();

        assertThat(answer.path("problems").findValuesAsText("pointer")).containsExactly("/window/end");
        assertThat(answer.path("occurrences")).isEmpty();
        assertThat(api.post(SERIES, series(body, "FREQ=WEEKLY;COUNT=2", ""))
                        .expect(422, "invalid")
                        .pointers())
                .containsExactly("/window/end");
    }

    @Test
    void aBadExceptionAndARuleThatEndsBeforeItBeginsAreRefused() {
        String body = Bodies.DRAFT;
        assertThat(api.post(SERIES, series(body, "FREQ=WEEKLY;COUNT=2", "'2027-02-30',1,'2026-12-01','+10000-01-01'"))
                        .expect(422, "invalid")
                        .pointers())
                .containsExactly("/except/0", "/except/1", "/except/3");
        assertThat(api.post(SERIES, series(body, "FREQ=WEEKLY;UNTIL=20261130", ""))
                        .expect(422, "invalid")
                        .pointers())
                .containsExactly("/rule");
        assertThat(api.post(SERIES, series(body, "FREQ=WEEKLY;COUNT=1", "'2026-12-01'"))
                        .expect(422, "invalid")
                        .pointers())
                .containsExactly("/rule");
        assertThat(api.post(SERIES, series(body, "FREQ=DAILY;UNTIL=20271231", ""))
                        .expect(422, "invalid")
                        .pointers())
                .contains("/rule");
    }

    @Test
    void aSeriesIsMadeOfEventsOfTheirOwn() {
        Api.Answer answer = api.post(SERIES, WEEKLY).expect(201);

        String id = answer.body().path("series").asText();
        List<String> ids = answer.body().path("events").findValuesAsText("id");
        assertThat(ids).hasSize(3);
        assertThat(answer.body().path("events")).allSatisfy(event -> {
            assertThat(event.path("series").asText()).isEqualTo(id);
            assertThat(event.path("owner").asText()).isEqualTo("alice");
            assertThat(event.path("revision").asInt()).isEqualTo(1);
        });
        assertThat(answer.header("Location"))
                .isEqualTo("/jenkins/event-schedules/api/v1/environments/sandbox/events?series=" + id);
        assertThat(api.get("/environments/sandbox/events?series=" + id)
                        .expect(200)
                        .body()
                        .path("events")
                        .findValuesAsText("id"))
                .isEqualTo(ids);
        assertThat(api.sandbox.nudged).hasSize(3);
        api.post("/environments/sandbox/events/" + ids.get(1) + "/cancel", "{'revision':1}")
                .expect(200);
        assertThat(api.get("/environments/sandbox/counts").body().path("counts").toString())
                .isEqualTo("{\"scheduled\":2,\"cancelled\":1}");
    }

    @Test
    void aRepeatedRequestMakesNoSecondSeries() {
        Api.Answer first = api.ask("POST", SERIES)
                .as("alice")
                .header("Idempotency-Key", "k")
                .json(WEEKLY)
                .send()
                .expect(201);
        // By now it would be refused: its first window is over.
        api.clock.set(Instant.parse("2026-12-02T00:00:00Z"));

        Api.Answer again = api.ask("POST", SERIES)
                .as("alice")
                .header("Idempotency-Key", "k")
                .json(WEEKLY)
                .send()
                .expect(201);

        assertThat(again.body().path("series")).isEqualTo(first.body().path("series"));
        assertThat(again.body().path("events")).isEqualTo(first.body().path("events"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(api.sandbox.store.counts().values()).containsExactly(3L);
        api.ask("POST", SERIES)
                .as("alice")
                .header("Idempotency-Key", "k")
                .json(series("FREQ=WEEKLY;COUNT=4", ""))
                .send()
                .expect(422, "key-reused");
    }

    @Test
    void oneOccurrenceThatCannotBeHadLeavesNone() {
        Api.Answer refused = api.post(SERIES, series("FREQ=YEARLY;COUNT=3", "")).expect(422, "invalid");

        assertThat(refused.pointers()).containsExactly("/window/start");
        assertThat(refused.body().path("errors").get(0).path("detail").asText()).startsWith("2028-12-01: ");
        assertThat(api.sandbox.store.counts()).isEmpty();
    }

    @Test
    void aStoreThatFailsLeavesNone() {
        api.sandbox = new World("sandbox", api.clock, Failing::new);
        api.restart();

        api.post(SERIES, WEEKLY).expect(503, "unavailable");

        assertThat(api.sandbox.store.counts()).isEmpty();
        assertThat(api.sandbox.nudged).isEmpty();
    }

    private static final class Failing extends ForwardingEventStore {
        Failing(EventStore store) {
            super(store);
        }

        @Override
        public List<Event> createSeries(List<Change> changes, Optional<IdempotencyKey> key) {
            throw new StoreException("The disk is full.", null);
        }
    }

    @Test
    void twoHundredOccurrencesCanBeMadeAtOnce() {
        assertThat(api.post(SERIES, series("FREQ=DAILY;COUNT=200", ""))
                        .expect(201)
                        .body()
                        .path("events"))
                .hasSize(200);
        assertThat(api.post(SERIES, series("FREQ=DAILY;COUNT=201", ""))
                        .expect(422, "invalid")
                        .pointers())
                .containsExactly("/rule");
    }
}
