package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Build;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Events;
import io.jenkins.plugins.eventschedules.event.Origin;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.Changes;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that can be looked at. */
class ReadingTest {

    @RegisterExtension
    final Api api = new Api();

    @Test
    void aCallerSeesWhoTheServerTakesThemFor() {
        JsonNode me = api.get("/me").expect(200).body();

        assertThat(me.path("id").asText()).isEqualTo("alice");
        assertThat(me.path("name").asText()).isEqualTo("Alice");
        assertThat(me.path("authenticated").asBoolean()).isTrue();
    }

    @Test
    void theApiDescribesItself() {
        assertThat(api.get("/openapi.json").expect(200).body()).isEqualTo(new OpenApi().document);
    }

    @Test
    void anEnvironmentTellsItsLimitsItsRunnerAndItsClock() {
        JsonNode environment = api.get("/environments/sandbox").expect(200).body();

        assertThat(environment.path("label").asText()).isEqualTo("The sandbox");
        assertThat(environment.path("may").toString()).isEqualTo("[\"schedule\"]");
        assertThat(environment.path("limits").path("defaultLead").asText()).isEqualTo("PT15M");
        assertThat(environment.path("catalog").path("asOf").asText()).isNotEmpty();
        assertThat(environment.path("runner").path("lateness").path("median").asText())
                .isEqualTo("PT0.01S");
        assertThat(environment.path("keptFor").asText()).isEqualTo("PT9600H");
        assertThat(environment.path("now").asText()).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(api.get("/environments").expect(200).body().path("environments"))
                .containsExactly(environment);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void anEventIsShownInEveryStatus(Status status) {
        Event event = api.sandbox.at(status, "alice");

        JsonNode shown = api.get(Api.at(event)).expect(200).body();

        assertThat(shown.path("status").asText()).isEqualTo(status.word());
        assertThat(shown.path("owner").asText()).isEqualTo("alice");
        assertThat(shown.path("window").toString())
                .isEqualTo(
                        """
                        {"start":"2026-11-24T12:00:00Z","end":"2026-11-24T17:00:00Z","zone":"Europe/Paris"}""");
        assertThat(shown.path("lead").asText()).isEqualTo("PT20M");
        assertThat(shown.path("prerollAt").asText()).isEqualTo("2026-11-24T11:40:00Z");
        assertThat(shown.path("parameters").toString()).isEqualTo("{\"Service\":\"web\",\"Subnets\":[\"a\",\"b\"]}");
        assertThat(shown.path("preroll").isNull()).isEqualTo(event.preroll().isEmpty());
        assertThat(shown.path("reason").isNull()).isEqualTo(event.reason().isEmpty());
    }

    @Test
    void anEventTellsWhereItComesFrom() {
        api.users.allow("alice", "shop/europe", Permission.VIEW);
        Event alone = api.sandbox.scheduled("alice");
        assertThat(origin(alone)).isEqualTo("\"\" null null");

        Event made = Events.anEvent()
                .from(Origin.in("shop/europe")
                        .occurrenceOf("weekly")
                        .madeBy(new Build("shop/nightly #12", URI.create("job/shop/job/nightly/12/"))))
                .scheduled();
        api.sandbox.store.create(Changes.beginning(made), Optional.empty());
        assertThat(origin(made))
                .isEqualTo("\"shop/europe\" \"weekly\""
                        + " {\"label\":\"shop/nightly #12\",\"url\":\"/jenkins/job/shop/job/nightly/12/\"}");
    }

    private String origin(Event event) {
        JsonNode shown = api.get(Api.at(event)).expect(200).body();
        return shown.path("folder") + " " + shown.path("series") + " " + shown.path("build");
    }

    @Test
    void aListCanBeOfOneFolderOrOfOneSeries() {
        Instant tomorrow = World.NOW.plus(Duration.ofDays(1));
        api.users.allow("alice", "shop", Permission.VIEW);
        api.users.allow("alice", "shop/europe", Permission.VIEW);
        api.sandbox.scheduled("alice", "None", tomorrow);
        api.sandbox.scheduled("alice", "Shop", tomorrow, "shop");
        api.sandbox.scheduled("alice", "Below", tomorrow, "shop/europe");
        Event weekly = Events.anEvent()
                .named("Weekly")
                .from(Origin.NONE.occurrenceOf("01JDXM4Z5N0000000000000000"))
                .scheduled();
        api.sandbox.store.create(Changes.beginning(weekly), Optional.empty());

        assertThat(names("folder=shop")).containsExactly("Shop");
        assertThat(names("folder=shop%2Feurope")).containsExactly("Below");
        assertThat(names("folder=bank")).isEmpty();
        assertThat(names("series=01JDXM4Z5N0000000000000000")).containsExactly("Weekly");
    }

    private List<String> names(String query) {
        List<String> names = new ArrayList<>();
        api.get("/environments/sandbox/events?" + query)
                .expect(200)
                .body()
                .path("events")
                .forEach(event -> names.add(event.path("name").asText()));
        return names;
    }

    @Test
    void aFailureIsExplainedOnTheEvent() {
        Event event = api.sandbox.at(Status.TEARDOWN_FAILED, "alice");

        JsonNode shown = api.get(Api.at(event)).expect(200).body();

        assertThat(shown.path("reason").path("cause").asText()).isEqualTo("teardown_failed");
        assertThat(shown.path("reason").path("message").asText()).isEqualTo("Access denied");
        assertThat(shown.path("ending").asText()).isEqualTo("ended");
        assertThat(shown.path("preroll").path("console").asText()).isEqualTo("https://console.example.com/execution-1");
        assertThat(shown.path("postroll").path("result").asText()).isEqualTo("failed");
        assertThat(shown.path("postroll").path("steps").path(1).path("state").asText())
                .isEqualTo("pending");
    }

    @Test
    void countsLeaveOutWhatIsNotThere() {
        api.sandbox.at(Status.LIVE, "alice");
        api.sandbox.scheduled("alice");
        api.sandbox.scheduled("bob");

        assertThat(api.get("/environments/sandbox/counts").expect(200).body().toString())
                .isEqualTo("{\"counts\":{\"scheduled\":2,\"live\":1}}");
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        for (int i = 0; i < 7; i++) {
            api.sandbox.scheduled("alice", "Event " + i, World.NOW.plus(Duration.ofDays(1 + i % 3)));
        }

        List<String> names = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.get("/environments/sandbox/events?sort=-start&limit=3" + cursor)
                    .expect(200)
                    .body();
            page.path("events").forEach(event -> names.add(event.path("name").asText()));
            cursor = page.path("next").isNull()
                    ? null
                    : "&cursor=" + page.path("next").asText();
        } while (cursor != null);

        assertThat(names).hasSize(7).doesNotHaveDuplicates();
        assertThat(names.subList(0, 2)).containsExactlyInAnyOrder("Event 2", "Event 5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status=live                                  | Cup final",
                "status=live,scheduled&owner=bob              | Marathon",
                "from=2026-12-01T00:00:00Z                    | Marathon",
                "to=2026-12-01T00:00:00Z                      | Cup final",
                "from=2026-12-02T14:00:00Z&to=2026-12-02T15:00:00%2B01:00 | ''",
                "q=MARA                                       | Marathon",
                "q=with+fans&sort=name                        | Cup final,Marathon",
                "q=                                           | Cup final,Marathon",
                "owner=alice                                  | Cup final",
                "targetType=automation&sort=-name             | Marathon,Cup final",
                "targetType=product                           | ''",
                "target=scale-ecs-service&sort=-end           | Marathon,Cup final",
                "sort=updated&limit=500                       | Cup final,Marathon",
            })
    void eventsAreFoundBy(String query, String names) {
        api.sandbox.at(Status.LIVE, "alice");
        api.clock.advance(Duration.ofDays(2));
        api.sandbox.scheduled("bob", "Marathon", World.NOW.plus(Duration.ofDays(9)));

        JsonNode page = api.get("/environments/sandbox/events?" + query.strip()).body();

        List<String> found = new ArrayList<>();
        page.path("events").forEach(event -> found.add(event.path("name").asText()));
        assertThat(String.join(",", found)).isEqualTo(names.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=sleeping",
                "status=live,",
                "status=LIVE",
                "from=yesterday",
                "from=%2B1000000000-12-31T23:59:59Z",
                "from=2026-12-02T00:00:00Z&to=2026-12-01T00:00:00Z",
                "targetType=lambda",
                "sort=folder",
                "sort=--start",
                "limit=0",
                "limit=501",
                "limit=-1",
                "limit=99999999999999999999",
                "limit=ten",
                "limit=",
                "cursor=garbage",
                "cursor=%00%01",
                "limit=1&limit=2",
                "limit=1&l%69mit=2",
                "colour=red",
                "status=live&",
                "q=%",
                "q=%2",
                "q=%zz",
                "q=%FF",
                "q=%ED%A0%80",
            })
    void aQueryThatMakesNoSenseIsRefused(String query) throws Exception {
        // By hand, for a java.net.URI would not even take some of these.
        try (Raw raw = new Raw(api)) {
            String answer = raw.send("GET /jenkins/event-schedules/api/v1/environments/sandbox/events?" + query
                    + " HTTP/1.1\r\nHost: x\r\nX-User: alice\r\nConnection: close\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 400");
            // What is no URI at all is refused by the server before us.
            if (!query.matches("q=%(|2|zz)")) {
                assertThat(answer).contains("urn:event-schedules:problem:bad-query");
            }
        }
    }

    @Test
    void aCursorOfAnotherOrderIsRefused() {
        api.sandbox.scheduled("alice");
        api.sandbox.scheduled("alice");
        String cursor = api.get("/environments/sandbox/events?limit=1")
                .body()
                .path("next")
                .asText();

        api.get("/environments/sandbox/events?sort=name&cursor=" + cursor).expect(400, "bad-query");
    }

    @Test
    void theHistoryIsReadPieceByPiece() {
        Event event = api.sandbox.at(Status.ENDED, "alice");

        JsonNode first = api.get(Api.at(event) + "/history?limit=2").expect(200).body();
        JsonNode rest = api.get(
                        Api.at(event) + "/history?after=" + first.path("next").asText())
                .expect(200)
                .body();

        assertThat(first.path("entries").findValuesAsText("happening")).containsExactly("scheduled", "claimed");
        assertThat(rest.path("entries").findValuesAsText("happening"))
                .containsExactly("started", "went_live", "claimed", "took_down");
        assertThat(rest.path("next").isNull()).isTrue();
        assertThat(first.path("entries").path(0).path("actor").toString())
                .isEqualTo("{\"kind\":\"person\",\"name\":\"alice\"}");
        assertThat(first.path("entries").path(0).path("from").isNull()).isTrue();
        assertThat(rest.path("entries").path(1).path("to").asText()).isEqualTo("live");
    }

    @Test
    void aPieceThatEndsWithTheHistoryHasNoNext() {
        Event event = api.sandbox.at(Status.CANCELLED, "alice");

        assertThat(api.get(Api.at(event) + "/history?limit=2")
                        .body()
                        .path("next")
                        .isNull())
                .isTrue();
    }

    @Test
    void theHistoryOfADeletedEventRemains() {
        Event event = api.sandbox.at(Status.CANCELLED, "alice");
        api.sandbox.environment.schedules().delete(event.id(), event.revision(), Actor.person("alice"));

        api.get(Api.at(event)).expect(404, "not-found");
        assertThat(api.get(Api.at(event) + "/history")
                        .expect(200)
                        .body()
                        .path("entries")
                        .findValuesAsText("happening"))
                .containsExactly("scheduled", "cancelled", "deleted");
    }

    @Test
    void anEventThatNeverWasHasNoHistory() {
        api.get("/environments/sandbox/events/01KAR3Z5T0Q9V7M2N4B6C8D0EF/history")
                .expect(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=-1", "after=x", "limit=0", "limit=501"})
    void aPieceThatMakesNoSenseIsRefused(String query) {
        Event event = api.sandbox.scheduled("alice");

        api.get(Api.at(event) + "/history?" + query).expect(400, "bad-query");
    }

    @Test
    void theCatalogTellsWhatIsMissingAndWhatCannotBeUsed() {
        JsonNode catalog = api.get("/environments/sandbox/catalog").expect(200).body();

        assertThat(catalog.path("gaps").path(0).asText()).isEqualTo("Products could not be read in full.");
        assertThat(catalog.path("targets").findValuesAsText("type"))
                .containsExactly("automation", "automation", "product", "automation");
        assertThat(catalog.path("targets").path(0).path("versions").path(0).toString())
                .isEqualTo("{\"id\":\"2\",\"label\":\"Version 2\",\"default\":true,\"outputs\":[\"Endpoint\"]}");
        assertThat(catalog.path("targets").path(3).path("usable").asBoolean()).isFalse();
    }

    @Test
    void parametersComeWithEverythingThatAFormNeeds() {
        JsonNode parameters = api.get(
                        "/environments/sandbox/parameters?type=automation&name=scale-ecs-service&version=1")
                .expect(200)
                .body()
                .path("parameters");

        assertThat(parameters.findValuesAsText("name"))
                .containsExactly("Service", "DesiredCount", "Ratio", "Warm", "Subnets", "Tags", "Rules", "Password");
        assertThat(parameters.path(0).path("required").asBoolean()).isTrue();
        assertThat(parameters.path(0).path("default").isNull()).isTrue();
        assertThat(parameters.path(1).path("constraints").path("maxValue").asInt())
                .isEqualTo(100);
        assertThat(parameters.path(4).path("default").isArray()).isTrue();
        assertThat(parameters.path(6).path("type").asText()).isEqualTo("map_list");
    }

    @Test
    void theDefaultOfASecretIsNotGivenAway() {
        JsonNode password = api.get("/environments/sandbox/parameters?type=automation&name=scale-ecs-service")
                .body()
                .path("parameters")
                .path(7);

        assertThat(password.path("noEcho").asBoolean()).isTrue();
        assertThat(password.path("required").asBoolean()).isFalse();
        assertThat(password.path("default").isNull()).isTrue();
    }

    @Test
    void parametersThatFollowFromBusinessFactsSayFromWhich() {
        JsonNode parameters = api.get("/environments/sandbox/parameters?type=automation&name=size-by-audience")
                .body()
                .path("parameters");

        assertThat(parameters.findValuesAsText("filledFrom")).containsExactly("audience", "criticality");
    }

    @ParameterizedTest
    @CsvSource({
        "type=automation&name=unknown, 404",
        "type=automation&name=scale-ecs-service&version=9, 404",
        "type=automation&name=broken, 404",
        "type=product&name=scale-ecs-service, 404",
        "type=automation, 400",
        "name=scale-ecs-service, 400",
        "type=lambda&name=scale-ecs-service, 400",
        "'', 400",
    })
    void parametersOfNothingAreNotFound(String query, int status) {
        api.get("/environments/sandbox/parameters?" + query).expect(status);
    }

    @Test
    void headSaysWhatGetWouldWithoutSayingIt() {
        Event event = api.sandbox.scheduled("alice");
        for (String path : List.of("/me", "/environments", "/environments/sandbox/events", Api.at(event))) {
            Api.Answer get = api.get(path).expect(200);
            Api.Answer head = api.ask("HEAD", path).as("alice").send().expect(200);

            assertThat(head.body()).isNull();
            assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
            assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
        }
    }
}
