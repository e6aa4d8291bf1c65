package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Status;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** New events: created and cloned, once for each key. */
class SchedulingTest {

    private static final String EVENTS = "/environments/sandbox/events";

    @RegisterExtension
    final Api api = new Api();

    @Test
    void anEventIsMadeAtTheAddressThatTheAnswerTells() {
        Api.Answer made = api.post(EVENTS, Bodies.DRAFT).expect(201);

        String location = made.header("Location");
        assertThat(location)
                .isEqualTo("/jenkins/event-schedules/api/v1/environments/sandbox/events/"
                        + made.body().path("id").asText());
        Api.Answer read = api.get(location.substring("/jenkins/event-schedules/api/v1".length()))
                .expect(200);
        assertThat(read.header("ETag")).isEqualTo(made.header("ETag"));
        assertThat(made.body().path("notices").isArray()).isTrue();
        ((ObjectNode) made.body()).remove("notices");
        assertThat(read.body()).isEqualTo(made.body());
        assertThat(api.sandbox.nudged)
                .containsExactly(new EventId(made.body().path("id").asText()));
    }

    @Test
    void whatIsNotGivenHasItsDefault() {
        JsonNode event = api.post(EVENTS, Bodies.DRAFT).expect(201).body();

        assertThat(event.path("owner").asText()).isEqualTo("alice");
        assertThat(event.path("status").asText()).isEqualTo("scheduled");
        assertThat(event.path("lead").asText()).isEqualTo("PT15M");
        assertThat(event.path("criticality").asText()).isEqualTo("normal");
        assertThat(event.path("audience").isNull()).isTrue();
        assertThat(event.path("target").path("version").asText()).isEqualTo("2");
        assertThat(event.path("window").path("start").asText()).isEqualTo("2026-12-01T18:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'DesiredCount':12                                    | DesiredCount | '12'",
                "'DesiredCount':'12'                                  | DesiredCount | '12'",
                "'Ratio':0.10                                         | Ratio        | '0.10'",
                "'Ratio':1e1                                          | Ratio        | '10'",
                "'Ratio':2.5E-3                                       | Ratio        | '0.0025'",
                "'Warm':false                                         | Warm         | 'false'",
                "'Subnets':['a',1,true]                               | Subnets      | ['a','1','true']",
                "'Subnets':[]                                         | Subnets      | []",
                "'Tags':{'a':1,'b':[null,{'c':0.10}]}                 | Tags         | '{~a~:1,~b~:[null,{~c~:0.10}]}'",
                "'Rules':[{'a':'b'},'{}']                             | Rules        | ['{~a~:~b~}','{}']",
                "'Password':'db-password'                             | Password     | 'db-password'",
                "'Service':'web','Warm':null                          | Service      | 'web'",
            })
    void valuesOfEveryTypeBecomeTheTextsThatAwsTakes(String json, String name, String expected) throws Exception {
        String own = json.contains("'Service'") ? json : "'Service':'web'," + json;
        JsonNode event =
                api.post(EVENTS, Bodies.parameters("{" + own + "}")).expect(201).body();

        assertThat(event.path("parameters").path(name))
                .isEqualTo(Api.JSON.readTree(expected.replace('\'', '"').replace("~", "\\\"")));
        assertThat(event.path("parameters").has("Warm")).isEqualTo(json.contains("'Warm':false"));
    }

    @Test
    void businessFactsSizeTheTarget() {
        String draft = Bodies.with("target", "{'type':'automation','name':'size-by-audience'}")
                .replace(Bodies.PARAMETERS + ",", "'audience':250000,'criticality':'critical',");

        JsonNode event = api.post(EVENTS, draft).expect(201).body();

        assertThat(event.path("derivedParameters").toString())
                .isEqualTo("{\"Criticality\":\"critical\",\"ExpectedAudience\":\"250000\"}");
    }

    @Test
    void aCloneIsAnotherEventThatIsLikeItsModelExceptForWhatIsSaid() {
        Event model = api.sandbox.at(Status.ENDED, "bob");

        Api.Answer made = api.post(
                        Api.at(model) + "/clone",
                        "{'name':'Cup final again','window':{'start':'2026-12-24T18:00:00Z','end':'2026-12-24T20:00:00Z'},"
                                + "'parameters':{'Subnets':null,'Warm':true}}")
                .expect(201);

        JsonNode clone = made.body();
        assertThat(clone.path("id").asText()).isNotEqualTo(model.id().value());
        assertThat(made.header("Location"))
                .endsWith("/events/" + clone.path("id").asText());
        assertThat(clone.path("owner").asText()).isEqualTo("alice");
        assertThat(clone.path("name").asText()).isEqualTo("Cup final again");
        assertThat(clone.path("notes").asText()).isEqualTo("With fans");
        assertThat(clone.path("window").path("zone").asText()).isEqualTo("Europe/Paris");
        assertThat(clone.path("parameters").toString()).isEqualTo("{\"Service\":\"web\",\"Warm\":\"true\"}");
        assertThat(clone.path("target").path("version").asText()).isEqualTo("1");
        assertThat(clone.path("status").asText()).isEqualTo("scheduled");
        assertThat(clone.path("outputs").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void anEventCanBeClonedInEveryStatus(Status status) {
        Event model = api.sandbox.at(status, "bob");

        api.post(Api.at(model) + "/clone", "{}").expect(201);
    }

    @Test
    void aCloneIsCheckedLikeAnyDraft() {
        Event model = api.sandbox.scheduled("alice");

        Api.Answer refused = api.post(
                        Api.at(model) + "/clone", "{'colour':null,'window':{'end':5},'parameters':{'Service':null}}")
                .expect(422, "invalid");

        assertThat(refused.pointers()).containsExactlyInAnyOrder("/colour", "/window/end", "/parameters/Service");
    }

    @Test
    void aRequestThatIsRepeatedWithItsKeyMakesOneEvent() {
        Api.Answer first = create("key-1", Bodies.DRAFT).expect(201);
        Api.Answer second = create("key-1", Bodies.DRAFT).expect(201);
        // The same request in other words.
        Api.Answer third = create(
                        "key-1",
                        "{ " + Bodies.PARAMETERS + "," + Bodies.TARGET + "," + Bodies.WINDOW + ", 'name':'Cup final'}")
                .expect(201);

        assertThat(Stream.of(first, second, third).map(answer -> answer.header("Location")))
                .containsOnly(first.header("Location"));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aRepeatedRequestIsAnsweredEvenWhenItWouldBeTooLateByNow() {
        String location = create("key-1", Bodies.DRAFT).expect(201).header("Location");
        api.clock.set(Instant.parse("2027-01-01T00:00:00Z"));

        assertThat(create("key-1", Bodies.DRAFT).expect(201).header("Location")).isEqualTo(location);
    }

    @Test
    void aKeyStandsForOneRequestOnly() {
        create("key-1", Bodies.DRAFT).expect(201);

        create("key-1", Bodies.draft("Marathon")).expect(422, "key-reused");

        assertThat(count()).isEqualTo(1);
    }

    @Test
    void keysOfDifferentPeopleNeverMeet() {
        create("key-1", Bodies.DRAFT).expect(201);
        api.ask("POST", EVENTS)
                .as("bob")
                .header("Idempotency-Key", "key-1")
                .json(Bodies.DRAFT)
                .send()
                .expect(201);

        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aCloneIsMadeOnceForItsKeyToo() {
        Event model = api.sandbox.scheduled("alice");
        Event other = api.sandbox.scheduled("alice");

        String location = copy(model, "key-1").expect(201).header("Location");

        assertThat(copy(model, "key-1").expect(201).header("Location")).isEqualTo(location);
        copy(other, "key-1").expect(422, "key-reused");
        create("key-1", "{}").expect(422, "key-reused");
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void eightWhoSendTheSameRequestAtOnceGetTheSameEvent() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<String> create = () -> api.ask("POST", EVENTS)
                    .as("alice")
                    .header("Idempotency-Key", "key-1")
                    .json(Bodies.DRAFT)
                    .sendAlone()
                    .expect(201)
                    .header("Location");
            Set<String> locations = threads.invokeAll(Collections.nCopies(40, create)).stream()
                    .map(SchedulingTest::get)
                    .collect(Collectors.toSet());

            assertThat(locations).hasSize(1);
            assertThat(count()).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "tab\tbed", "gr\u00fcn"})
    void aKeyIsVisibleAscii(String key) throws Exception {
        try (Raw raw = new Raw(api)) {
            String body = Bodies.DRAFT.replace('\'', '"');
            assertThat(raw.send("POST /jenkins/event-schedules/api/v1" + EVENTS
                            + " HTTP/1.1\r\nHost: x\r\nX-User: alice\r\n"
                            + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: " + body.length()
                            + "\r\nIdempotency-Key: " + key + "\r\n\r\n" + body))
                    .startsWith("HTTP/1.1 400")
                    .contains("bad-query");
        }
        assertThat(count()).isZero();
    }

    @Test
    void aKeyHasOneTo255Characters() {
        create("k".repeat(255), Bodies.DRAFT).expect(201);
        create("k".repeat(256), Bodies.DRAFT).expect(400, "bad-query");
        create("", Bodies.DRAFT).expect(400, "bad-query");
        api.ask("POST", EVENTS)
                .as("alice")
                .header("Idempotency-Key", "one")
                .header("Idempotency-Key", "two")
                .json(Bodies.DRAFT)
                .send()
                .expect(400, "bad-query");
    }

    private Api.Answer create(String key, String body) {
        return api.ask("POST", EVENTS)
                .as("alice")
                .header("Idempotency-Key", key)
                .json(body)
                .send();
    }

    private Api.Answer copy(Event model, String key) {
        return api.ask("POST", Api.at(model) + "/clone")
                .as("alice")
                .header("Idempotency-Key", key)
                .json("{}")
                .send();
    }

    private int count() {
        return api.get(EVENTS).body().path("events").size();
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
