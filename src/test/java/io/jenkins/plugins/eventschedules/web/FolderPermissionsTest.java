package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Events;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.Changes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What belongs to a folder is seen and changed by those whom that folder lets, and does not exist for others. */
class FolderPermissionsTest {

    private static final String SANDBOX = "/environments/sandbox";
    private static final String EVENTS = SANDBOX + "/events";
    private static final Instant TOMORROW = World.NOW.plus(Duration.ofDays(1));

    @RegisterExtension
    final Api api = new Api();

    /** Everybody may look at the environment. Who may do something in the shop may do as much in the environment. */
    @BeforeEach
    void appoint() {
        api.users.permissions.put("sue", Permissions.SCHEDULE);
        api.users.allow("vera", "shop", Permission.VIEW);
        api.users.allow("alice", "shop", Permission.VIEW, Permission.SCHEDULE);
        api.users.allow("bob", "shop", Permission.VIEW, Permission.SCHEDULE);
        api.users.permissions.put("mona", Permissions.VIEW);
        api.users.allow("mona", "shop", Permission.values());
        api.users.allow("maya", "bank", Permission.values());
        api.users.permissions.put("nora", Permissions.NONE);
        api.users.allow("nora", "shop", Permission.values());
    }

    /** What people may do in the environment as such. */
    private static final class Permissions {
        static final Set<Permission> NONE = Set.of();
        static final Set<Permission> VIEW = Set.of(Permission.VIEW);
        static final Set<Permission> SCHEDULE = Set.of(Permission.VIEW, Permission.SCHEDULE);
    }

    /** Who asks for an event of the shop, as what. */
    enum Asker {
        MANAGER_OF_THE_ENVIRONMENT_AND_OF_ANOTHER_FOLDER("maya", "alice"),
        OWNER_WHOM_THE_FOLDER_LETS_NO_MORE("sue", "sue"),
        MANAGER_OF_THE_FOLDER_WHO_MAY_NOT_SEE_THE_ENVIRONMENT("nora", "alice"),
        VIEWER("vera", "alice"),
        OWNER("alice", "alice"),
        SCHEDULER_OF_ANOTHERS("bob", "alice"),
        MANAGER_OF_THE_FOLDER_ALONE("mona", "alice");

        final String id;
        final String owner;

        Asker(String id, String owner) {
            this.id = id;
            this.owner = owner;
        }

        int refusal(Needs needs) {
            return switch (this) {
                case MANAGER_OF_THE_ENVIRONMENT_AND_OF_ANOTHER_FOLDER,
                        OWNER_WHOM_THE_FOLDER_LETS_NO_MORE,
                        MANAGER_OF_THE_FOLDER_WHO_MAY_NOT_SEE_THE_ENVIRONMENT -> 404;
                case VIEWER -> needs == Needs.VIEW ? 0 : 403;
                case OWNER, MANAGER_OF_THE_FOLDER_ALONE -> 0;
                case SCHEDULER_OF_ANOTHERS -> needs == Needs.CHANGE ? 403 : 0;
            };
        }
    }

    static Stream<Arguments> everyRouteToAnEventAndAsker() {
        return PermissionMatrixTest.routes().stream()
                .filter(route -> route.path().contains("{id}"))
                .flatMap(route -> Stream.of(Asker.values())
                        .map(asker -> Arguments.of(route.method() + " " + route.path(), route, asker)));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("everyRouteToAnEventAndAsker")
    void anEventOfAFolderLetsThroughWhomItsFolderLets(String name, Route route, Asker asker) {
        Event event = inShop(PermissionMatrixTest.statusFor(route), asker.owner);
        long before = api.generations();

        Api.Answer answer = ask(route, event, asker.id);

        int refusal = asker.refusal(route.needs());
        if (refusal == 0) {
            assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 299);
        } else {
            answer.expect(refusal);
            assertThat(api.generations()).isEqualTo(before);
        }
        if (refusal == 403) {
            assertThat(answer.body().path("detail").asText())
                    .contains("ou need the permission to ")
                    .endsWith(".");
        }
    }

    static Stream<Arguments> everyRouteToAnEvent() {
        return PermissionMatrixTest.routes().stream()
                .filter(route -> route.path().contains("{id}"))
                .map(route -> Arguments.of(route.method() + " " + route.path(), route));
    }

    /** The answers for what is not there and for what may not be seen are the same to the letter. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("everyRouteToAnEvent")
    void nothingTellsWhetherAnEventExistsThatMayNotBeSeen(String name, Route route) {
        Event hidden = inShop(PermissionMatrixTest.statusFor(route), "alice");
        Event nowhere = Events.anEvent().scheduled();

        Api.Answer there = ask(route, hidden, "maya").expect(404, "not-found");
        Api.Answer missing = ask(route, nowhere, "maya").expect(404, "not-found");

        assertThat(there.body()).isEqualTo(missing.body());
        assertThat(there.headers().map().keySet())
                .isEqualTo(missing.headers().map().keySet());
    }

    @Test
    void aListHoldsOnlyEventsOfFoldersThatMayBeSeen() {
        inFolder("alice", "None", "");
        inFolder("alice", "Shop", "shop");
        inFolder("maya", "Bank", "bank");

        assertThat(names("maya", EVENTS)).containsExactlyInAnyOrder("None", "Bank");
        assertThat(names("vera", EVENTS)).containsExactlyInAnyOrder("None", "Shop");
        assertThat(names("sue", EVENTS)).containsExactly("None");
        assertThat(names("sue", EVENTS + "?q=shop")).isEmpty();
        assertThat(names("sue", EVENTS + "?owner=maya&status=scheduled&sort=-updated"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "nowhere"})
    void askingForAFolderThatMayNotBeSeenIsAskingForNothing(String folder) {
        inFolder("alice", "None", "");
        inFolder("alice", "Shop", "shop");

        assertThat(names("sue", EVENTS + "?folder=" + folder)).isEmpty();
        assertThat(names("vera", EVENTS + "?folder=shop")).containsExactly("Shop");
    }

    @Test
    void aPageIsFullOfWhatMayBeSeen() {
        for (int i = 0; i < 6; i++) {
            api.sandbox.scheduled("alice", "Event " + i, TOMORROW.plusSeconds(i), i % 2 == 0 ? "shop" : "bank");
        }

        JsonNode page = read("vera", EVENTS + "?limit=2");
        assertThat(page.path("events").findValuesAsText("folder")).containsExactly("shop", "shop");
        JsonNode rest =
                read("vera", EVENTS + "?limit=2&cursor=" + page.path("next").asText());
        assertThat(rest.path("events").findValuesAsText("folder")).containsExactly("shop");
        assertThat(rest.path("next").isNull()).isTrue();
    }

    @Test
    void countsTellOfWhatMayBeSeen() {
        inFolder("alice", "None", "");
        inFolder("alice", "Shop", "shop");
        inFolder("maya", "Bank", "bank");

        assertThat(read("vera", SANDBOX + "/counts").toString()).isEqualTo("{\"counts\":{\"scheduled\":2}}");
        assertThat(read("sue", SANDBOX + "/counts").toString()).isEqualTo("{\"counts\":{\"scheduled\":1}}");
    }

    @Test
    void theHistoryOfADeletedEventIsSeenByWhomItsFolderLets() {
        Event event = inShop(Status.ENDED, "alice");
        api.ask("DELETE", Api.at(event) + "?revision=1").as("alice").send().expect(204);

        assertThat(read("vera", Api.at(event) + "/history").path("entries")).isNotEmpty();
        api.ask("GET", Api.at(event) + "/history").as("sue").send().expect(404, "not-found");
    }

    @Test
    void whatIsOfferedIsWhatTheFolderLets() {
        Event event = inShop(Status.LIVE, "alice");

        assertThat(actions("vera", event)).isEmpty();
        assertThat(actions("bob", event)).containsExactly("clone");
        assertThat(actions("alice", event)).containsExactly("change", "end", "clone");
        assertThat(actions("mona", event)).containsExactly("change", "end", "clone");
    }

    @Test
    void anEnvironmentTellsWhereItsCallerMaySchedule() {
        api.users.allow("alice", "shop/europe", Permission.VIEW, Permission.SCHEDULE);
        assertThat(places("alice")).isEqualTo("[\"schedule\"] [\"\",\"shop\",\"shop/europe\"]");
        assertThat(places("sue")).isEqualTo("[\"schedule\"] [\"\"]");
        assertThat(places("mona")).as("in a folder only").isEqualTo("[\"schedule\"] [\"shop\"]");
        assertThat(places("vera")).isEqualTo("[] []");
    }

    private String places(String user) {
        JsonNode environment = read(user, SANDBOX);
        return environment.path("may") + " " + environment.path("folders");
    }

    @Test
    void anEventIsMadeInAFolderByWhoMayScheduleThere() {
        JsonNode made = create("mona", "'shop'").expect(201).body();

        assertThat(made.path("folder").asText()).isEqualTo("shop");
        assertThat(api.sandbox
                        .store
                        .find(new EventId(made.path("id").asText()))
                        .orElseThrow()
                        .origin()
                        .folder())
                .isEqualTo("shop");
    }

    @Test
    void withoutAFolderTheEnvironmentItselfIsAsked() {
        for (String none : List.of("''", "null")) {
            assertThat(create("sue", none).expect(201).body().path("folder").asText())
                    .isEmpty();
            create("mona", none).expect(403, "forbidden");
        }
    }

    /** Nobody learns from an answer which folders there are. */
    @Test
    void aFolderThatLetsNoOneAndOneThatIsNotThereAreRefusedAlike() {
        String hidden = refusal(create("sue", "'shop'"));
        String missing = refusal(create("sue", "'nowhere'"));

        assertThat(hidden.replace("shop", "nowhere")).isEqualTo(missing);
        assertThat(refusal(check("sue", "shop")).replace("shop", "nowhere"))
                .isEqualTo(refusal(check("sue", "nowhere")))
                .isEqualTo(missing);
        assertThat(refusal(create("vera", "'shop'"))).contains("permission to schedule");
    }

    private String refusal(Api.Answer answer) {
        return answer.expect(403, "forbidden").body().path("detail").asText();
    }

    @Test
    void whatIsNoFolderIsAMistakeInItsField() {
        assertThat(create("sue", "'shop//europe'").expect(422, "invalid").pointers())
                .containsExactly("/folder");
        assertThat(create("sue", "7").expect(422, "invalid").pointers()).containsExactly("/folder");
    }

    @Test
    void anEventStaysInItsFolder() {
        Event event = inShop(Status.SCHEDULED, "alice");
        api.users.allow("alice", "bank", Permission.VIEW, Permission.SCHEDULE);

        for (String other : List.of("'bank'", "''", "null")) {
            assertThat(api.patch(event, "{'revision':1,'folder':" + other + "}")
                            .expect(422, "invalid")
                            .pointers())
                    .containsExactly("/folder");
        }
        api.patch(event, "{'revision':1,'folder':'shop','notes':'New'}").expect(200);
    }

    @Test
    void aCloneStaysInTheFolderUnlessToldOtherwise() {
        Event event = inShop(Status.SCHEDULED, "alice");
        api.users.allow("alice", "bank", Permission.VIEW, Permission.SCHEDULE);

        assertThat(cloned("alice", event, "{}")
                        .expect(201)
                        .body()
                        .path("folder")
                        .asText())
                .isEqualTo("shop");
        assertThat(cloned("alice", event, "{'folder':'bank'}")
                        .expect(201)
                        .body()
                        .path("folder")
                        .asText())
                .isEqualTo("bank");
        assertThat(cloned("alice", event, "{'folder':null}")
                        .expect(201)
                        .body()
                        .path("folder")
                        .asText())
                .isEmpty();
        cloned("bob", event, "{'folder':'bank'}").expect(403, "forbidden");
        cloned("mona", event, "{'folder':''}").expect(403, "forbidden");
    }

    private Api.Answer cloned(String user, Event event, String patch) {
        return api.ask("POST", Api.at(event) + "/clone").as(user).json(patch).send();
    }

    @Test
    void aCheckIsForThoseWhoCouldSaveIt() {
        Event event = inShop(Status.SCHEDULED, "alice");

        assertThat(check("mona", "shop").expect(200).body().path("problems")).isEmpty();
        assertThat(checkChange("alice", event, "shop").expect(200).body().path("problems"))
                .isEmpty();
        assertThat(checkChange("alice", event, "bank")
                        .expect(200)
                        .body()
                        .path("problems")
                        .findValuesAsText("pointer"))
                .containsExactly("/folder");
        checkChange("bob", event, "shop").expect(403, "forbidden");
        checkChange("sue", event, "shop").expect(404, "not-found");
    }

    private Api.Answer check(String user, String folder) {
        return api.ask("POST", SANDBOX + "/check")
                .as(user)
                .json(Bodies.with("folder", "'" + folder + "'"))
                .send();
    }

    private Api.Answer checkChange(String user, Event event, String folder) {
        return api.ask("POST", SANDBOX + "/check")
                .as(user)
                .json("{'draft':" + Bodies.with("folder", "'" + folder + "'") + ",'event':'" + event.id() + "'}")
                .send();
    }

    /** The same key with another folder is another request, and none says what is in a folder. */
    @Test
    void aRepeatedRequestIsAskedForItsPermissionAgain() {
        String body = Bodies.with("folder", "'shop'");
        Api.Answer first = keyed("alice", body).expect(201);
        assertThat(keyed("alice", body).expect(201).body().path("id"))
                .isEqualTo(first.body().path("id"));

        api.users.allow("alice", "shop");
        keyed("alice", body).expect(403, "forbidden");
    }

    private Api.Answer keyed(String user, String body) {
        return api.ask("POST", EVENTS)
                .as(user)
                .header("Idempotency-Key", "once")
                .json(body)
                .send();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events", "/counts", "/events?folder=shop"})
    void whatAPersonMaySeeIsPartOfTheState(String place) {
        inFolder("alice", "None", "");
        inFolder("alice", "Shop", "shop");
        Api.Answer before = api.ask("GET", SANDBOX + place).as("vera").send().expect(200);
        again("vera", place, before).expect(304);

        api.users.allow("vera", "shop");
        Api.Answer without = again("vera", place, before).expect(200);
        assertThat(without.body()).isNotEqualTo(before.body());

        api.users.allow("vera", "shop", Permission.VIEW);
        again("vera", place, without).expect(200);
    }

    @Test
    void aRenamedFolderIsAnotherState() {
        Event event = inShop(Status.SCHEDULED, "alice");
        api.users.allow("vera", "market", Permission.VIEW);
        String path = "/events/" + event.id();
        Api.Answer one = api.ask("GET", SANDBOX + path).as("vera").send().expect(200);
        Api.Answer all = api.ask("GET", EVENTS).as("vera").send().expect(200);

        api.sandbox.store.relocate("shop", "market");

        assertThat(again("vera", path, one).expect(200).body().path("folder").asText())
                .isEqualTo("market");
        assertThat(again("vera", "/events", all).expect(200).body().findValuesAsText("folder"))
                .containsExactly("market");
        api.ask("GET", SANDBOX + path).as("alice").send().expect(404, "not-found");
    }

    private Api.Answer again(String user, String place, Api.Answer before) {
        return api.ask("GET", SANDBOX + place)
                .as(user)
                .header("If-None-Match", before.header("ETag"))
                .send();
    }

    private Event inShop(Status status, String owner) {
        Event made = Events.anEvent()
                .inFolder("shop")
                .ownedBy(owner)
                .with(Map.of("Service", ParameterValue.of("web")))
                .in(status);
        return api.sandbox.store.create(Changes.beginning(made), Optional.empty());
    }

    private void inFolder(String owner, String name, String folder) {
        api.sandbox.scheduled(owner, name, TOMORROW, folder);
    }

    private Api.Answer create(String user, String folder) {
        return api.ask("POST", EVENTS)
                .as(user)
                .json(Bodies.with("folder", folder))
                .send();
    }

    private Api.Answer ask(Route route, Event event, String user) {
        Api.Ask ask = api.ask(route.method(), PermissionMatrixTest.place(route, event))
                .as(user);
        boolean speaks = Set.of("POST", "PUT", "PATCH").contains(route.method());
        return (speaks ? ask.json(PermissionMatrixTest.body(route, event)) : ask).send();
    }

    private JsonNode read(String user, String path) {
        return api.ask("GET", path).as(user).send().expect(200).body();
    }

    private List<String> names(String user, String path) {
        List<String> names = new ArrayList<>();
        read(user, path)
                .path("events")
                .forEach(event -> names.add(event.path("name").asText()));
        return names;
    }

    private List<String> actions(String user, Event event) {
        List<String> actions = new ArrayList<>();
        read(user, Api.at(event)).path("actions").forEach(action -> actions.add(action.asText()));
        return actions;
    }
}
