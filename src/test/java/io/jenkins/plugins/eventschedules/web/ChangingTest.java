package io.jenkins.plugins.eventschedules.web;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.Changes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do to events that exist. */
class ChangingTest {

    @RegisterExtension
    final Api api = new Api();

    @Test
    void aChangeSaysOnlyWhatIsDifferent() {
        Event event = api.sandbox.scheduled("alice");

        Api.Answer changed = api.patch(
                        event,
                        "{'revision':1,'name':'Semi-final','audience':null,'lead':null,"
                                + "'window':{'start':'2026-11-25T12:00'},'parameters':{'Subnets':null,'DesiredCount':3}}")
                .expect(422, "invalid");
        assertThat(changed.pointers()).containsExactly("/window/end");

        JsonNode after = api.patch(
                        event,
                        "{'revision':1,'name':'Semi-final','audience':null,'lead':null,"
                                + "'window':{'start':'2026-11-24T12:00'},'parameters':{'Subnets':null,'DesiredCount':3}}")
                .expect(200)
                .body();

        assertThat(after.path("revision").asInt()).isEqualTo(2);
        assertThat(after.path("name").asText()).isEqualTo("Semi-final");
        assertThat(after.path("notes").asText()).isEqualTo("With fans");
        assertThat(after.path("audience").isNull()).isTrue();
        assertThat(after.path("lead").asText()).isEqualTo("PT15M");
        assertThat(after.path("window").path("start").asText()).isEqualTo("2026-11-24T11:00:00Z");
        assertThat(after.path("window").path("end").asText()).isEqualTo("2026-11-24T17:00:00Z");
        assertThat(after.path("parameters").toString()).isEqualTo("{\"DesiredCount\":\"3\",\"Service\":\"web\"}");
    }

    @Test
    void aChangeMayComeAsAMergePatch() {
        Event event = api.sandbox.scheduled("alice");

        Api.Answer changed = api.ask("PATCH", Api.at(event))
                .as("alice")
                .body(
                        "application/merge-patch+json",
                        "{\"revision\":1,\"notes\":\"No fans\"}".getBytes(StandardCharsets.UTF_8))
                .send()
                .expect(200);

        assertThat(changed.body().path("notes").asText()).isEqualTo("No fans");
        assertThat(changed.header("ETag")).isEqualTo(api.get(Api.at(event)).header("ETag"));
    }

    @Test
    void aChangeThatChangesNothingMakesNoRevision() {
        Event event = api.sandbox.scheduled("alice");
        long before = api.generations();

        assertThat(api.patch(event, "{'revision':1,'name':'Cup final'}")
                        .expect(200)
                        .body()
                        .path("revision")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.generations()).isEqualTo(before);
    }

    @Test
    void aStaleRevisionIsRefusedWithTheCurrentEvent() {
        Event event = api.sandbox.scheduled("alice");
        api.patch(event, "{'revision':1,'name':'Semi-final'}").expect(200);

        Api.Answer refused = api.patch(event, "{'revision':1,'window':{'end':'2020-01-01T00:00:00Z'}}")
                .expect(409, "stale-revision");

        assertThat(refused.body().path("current"))
                .isEqualTo(api.get(Api.at(event)).body());
        assertThat(refused.body().path("current").path("name").asText()).isEqualTo("Semi-final");
        for (String command : new String[] {"end", "cancel", "retry"}) {
            api.post(Api.at(event) + "/" + command, "{'revision':1}").expect(409, "stale-revision");
            api.post(Api.at(event) + "/" + command, "{'revision':9}").expect(409, "stale-revision");
        }
        api.ask("DELETE", Api.at(event) + "?revision=1").as("alice").send().expect(409, "stale-revision");
    }

    @ParameterizedTest
    @CsvSource({
        "SCHEDULED, cancel, cancelled",
        "DEPLOYING, cancel, tearing_down",
        "DEPLOYING, end, tearing_down",
        "LIVE, end, tearing_down",
        "TEARDOWN_FAILED, retry, tearing_down",
    })
    void aCommandMovesTheEvent(Status before, String command, String after) {
        Event event = api.sandbox.at(before, "alice");

        Api.Answer moved = api.post(Api.at(event) + "/" + command, "{'revision':" + event.revision() + "}")
                .expect(200);

        assertThat(moved.body().path("status").asText()).isEqualTo(after);
        assertThat(moved.body().path("revision").asLong()).isEqualTo(event.revision() + 1);
        assertThat(moved.header("ETag")).isEqualTo(api.get(Api.at(event)).header("ETag"));
        assertThat(api.sandbox.nudged).contains(event.id());
    }

    /** The actions that an event offers are those that it takes, and no others. */
    @ParameterizedTest
    @EnumSource(Status.class)
    void anEventOffersExactlyWhatItTakes(Status status) {
        for (String action : new String[] {"change", "end", "cancel", "retry", "clone", "delete"}) {
            Event event = api.sandbox.at(status, "alice");
            JsonNode offered = api.get(Api.at(event)).body().path("actions");
            boolean offers = offered.toString().contains("\"" + action + "\"");

            Api.Answer answer = carryOut(action, event);

            if (offers) {
                assertThat(answer.status()).as("%s of %s", action, status).isBetween(200, 299);
            } else {
                answer.expect(409, "wrong-status");
                assertThat(answer.body().path("current").path("status").asText())
                        .isEqualTo(status.word());
            }
        }
    }

    private Api.Answer carryOut(String action, Event event) {
        return switch (action) {
            case "change" -> api.patch(event, "{'revision':" + event.revision() + ",'notes':'changed'}");
            case "clone" -> api.post(Api.at(event) + "/clone", "{}");
            case "delete" ->
                api.ask("DELETE", Api.at(event) + "?revision=" + event.revision())
                        .as("alice")
                        .send();
            default -> api.post(Api.at(event) + "/" + action, "{'revision':" + event.revision() + "}");
        };
    }

    @Test
    void anEventThatIsOverIsDeletedOnce() {
        Event event = api.sandbox.at(Status.ENDED, "alice");

        assertThat(carryOut("delete", event).expect(204).body()).isNull();

        api.get(Api.at(event)).expect(404, "not-found");
        carryOut("delete", event).expect(404, "not-found");
    }

    @Test
    void anEventThatIsLiveCannotBeDeleted() {
        Event event = api.sandbox.at(Status.LIVE, "alice");

        Api.Answer refused = carryOut("delete", event).expect(409, "wrong-status");

        assertThat(refused.body().path("detail").asText()).contains("End or cancel it first");
        api.get(Api.at(event)).expect(200);
    }

    @Test
    void aLiveEventCanBeExtendedButNotMoved() {
        Event event = api.sandbox.at(Status.LIVE, "alice");
        api.clock.set(event.plan().window().start());

        assertThat(api.patch(
                                event,
                                "{'revision':1,'window':{'start':'2026-11-24T13:00:00Z'},'audience':9,'lead':'PT1H',"
                                        + "'target':{'version':'2'},'parameters':{'Service':'app'}}")
                        .expect(422, "invalid")
                        .pointers())
                .containsExactlyInAnyOrder("/window/start", "/lead", "/target", "/parameters");
        assertThat(api.patch(event, "{'revision':1,'window':{'end':'2026-11-24T20:00:00Z'}}")
                        .expect(200)
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("live");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'revision':null}",
                "{'revision':'1'}",
                "{'revision':1.0}",
                "{'revision':0}",
                "{'revision':-1}",
                "{'revision':99999999999999999999}",
                "{'revision':[1]}",
            })
    void aDecisionSaysTheRevisionThatItIsAbout(String body) {
        Event event = api.sandbox.scheduled("alice");

        assertThat(api.post(Api.at(event) + "/cancel", body)
                        .expect(422, "invalid")
                        .pointers())
                .containsExactly("/revision");
        assertThat(api.patch(event, body).expect(422, "invalid").pointers()).containsExactly("/revision");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "1", "'revision'", "[{'revision':1}]"})
    void aDecisionIsAnObject(String body) {
        Event event = api.sandbox.scheduled("alice");

        assertThat(api.post(Api.at(event) + "/cancel", body)
                        .expect(422, "invalid")
                        .pointers())
                .containsExactly("");
        assertThat(api.patch(event, body).expect(422, "invalid").pointers()).containsExactly("");
    }

    @Test
    void aDecisionSaysNothingElse() {
        Event event = api.sandbox.scheduled("alice");

        assertThat(api.post(Api.at(event) + "/cancel", "{'revision':1,'force':true,'a/b~c':1}")
                        .expect(422, "invalid")
                        .pointers())
                .containsExactly("/force", "/a~1b~0c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?revision=", "?revision=x", "?revision=0", "?revision=1&revision=1", "?force=true"})
    void aDeletionSaysTheRevisionThatItIsAbout(String query) {
        Event event = api.sandbox.at(Status.ENDED, "alice");

        api.ask("DELETE", Api.at(event) + query).as("alice").send().expect(400, "bad-query");
    }

    @Test
    void aPatchIsCheckedInShapeBeforeAnythingElse() {
        Event event = api.sandbox.scheduled("alice");

        assertThat(api.patch(
                                event,
                                "{'revision':1,'window':[],'target':'x','audience':'many','id':null,'status':'live',"
                                        + "'parameters':{'Service':[['nested']]}}")
                        .expect(422, "invalid")
                        .pointers())
                .containsExactlyInAnyOrder("/window", "/target", "/audience", "/id", "/status", "/parameters/Service");
    }

    @Test
    void aZoneThatThisServerDoesNotKnowStaysUntilSomebodyChoosesAnother() {
        Event event =
                anEvent().ownedBy("alice").ofUnknownZone("Europe/Atlantis").scheduled();
        api.sandbox.store.create(Changes.beginning(event), Optional.empty());
        assertThat(shownZones(api.get(Api.at(event)))).containsExactly("UTC", "Europe/Atlantis");

        Api.Answer extended = api.patch(event, "{'revision':1,'window':{'end':'2026-12-02T02:00:00Z'}}");
        Api.Answer sentBack = api.patch(event, "{'revision':2,'notes':'x','window':{'zone':'UTC'}}");
        Api.Answer named = api.patch(event, "{'revision':3,'notes':'y','window':{'zone':'Europe/Atlantis'}}");
        for (Api.Answer answer : List.of(extended, sentBack, named)) {
            assertThat(shownZones(answer.expect(200))).containsExactly("UTC", "Europe/Atlantis");
            assertThat(answer.body().path("notices").findValuesAsText("message"))
                    .anyMatch(message -> message.contains("Europe/Atlantis"));
        }

        Api.Answer chosen = api.patch(event, "{'revision':4,'window':{'zone':'Asia/Tokyo'}}");
        assertThat(shownZones(chosen.expect(200))).containsExactly("Asia/Tokyo", "null");
        assertThat(chosen.body().path("window").path("start").asText()).isEqualTo("2026-12-01T18:00:00Z");
        api.patch(event, "{'revision':5,'window':{'zone':'Europe/Atlantis'}}").expect(422, "invalid");
    }

    private static List<String> shownZones(Api.Answer answer) {
        return List.of(
                answer.body().path("window").path("zone").asText(),
                answer.body().path("unknownZone").asText());
    }
}
