package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.Templates.Template;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route, asked by everybody. Taken from the table itself, so that a new route cannot be forgotten. */
class PermissionMatrixTest {

    @RegisterExtension
    final Api api = new Api();

    static List<Route> routes() {
        return new Routes(List::of, new Kept(), new Operated(), new Users(), () -> World.NOW).table();
    }

    /** Who asks, as what of whose event. */
    enum Asker {
        STRANGER(null, "alice"),
        WITHOUT_PERMISSION("nobody", "nobody"),
        VIEWER("vera", "alice"),
        VIEWER_OF_AN_EVENT_MADE_WHEN_MORE_WAS_ALLOWED("vera", "vera"),
        OWNER("alice", "alice"),
        SCHEDULER_OF_ANOTHERS("bob", "alice"),
        MANAGER("maya", "alice"),
        ADMINISTRATOR(Users.ADMINISTRATOR, "alice");

        final String id;
        final String owner;

        Asker(String id, String owner) {
            this.id = id;
            this.owner = owner;
        }

        int refusal(Needs needs) {
            if (this == STRANGER) {
                return needs == Needs.NOBODY ? 0 : 401;
            }
            boolean everywhere = this == ADMINISTRATOR;
            return switch (needs) {
                case NOBODY, NOTHING -> 0;
                case VIEW -> this == WITHOUT_PERMISSION ? 404 : 0;
                case SCHEDULE -> this == WITHOUT_PERMISSION ? 404 : id.equals("vera") ? 403 : 0;
                case MANAGE, CONFIGURE -> this == WITHOUT_PERMISSION ? 404 : this == MANAGER || everywhere ? 0 : 403;
                case CHANGE ->
                    this == WITHOUT_PERMISSION ? 404 : this == OWNER || this == MANAGER || everywhere ? 0 : 403;
                case EVERYTHING, ADMINISTER -> everywhere ? 0 : 403;
            };
        }
    }

    static Stream<Arguments> everyRouteAndAsker() {
        return routes().stream().flatMap(route -> Stream.of(Asker.values())
                .map(asker -> Arguments.of(route.method() + " " + route.path(), route, asker)));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("everyRouteAndAsker")
    void aRouteLetsThroughWhoMayAndNobodyElse(String name, Route route, Asker asker) {
        Event event = api.sandbox.at(statusFor(route), asker.owner);
        api.sandbox.trouble = Optional.empty();
        api.elsewhere.trouble = Optional.empty();
        api.kept.templates("sandbox").put(new Template("Sale", "{}", "maya", World.NOW));
        long before = api.generations();

        Api.Answer answer = ask(route, event, asker.id);

        int refusal = asker.refusal(route.needs());
        if (refusal == 0) {
            assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 299);
        } else {
            answer.expect(refusal);
            assertThat(api.generations()).isEqualTo(before);
        }
        if (refusal == 401) {
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Basic realm=\"tests\"");
        }
        if (refusal == 403) {
            assertThat(answer.body().path("detail").asText())
                    .contains("ou need the permission to ", route.path().contains("{env}") ? "sandbox" : "every")
                    .endsWith(".");
        }
    }

    static Stream<Arguments> everyRouteInAnEnvironment() {
        return routes().stream()
                .filter(route -> route.path().contains("{env}"))
                .map(route -> Arguments.of(route.method() + " " + route.path(), route));
    }

    /** The answers for what is not there and for what may not be seen are the same to the letter. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("everyRouteInAnEnvironment")
    void nothingTellsWhetherAnEnvironmentExistsThatMayNotBeSeen(String name, Route route) {
        Event hidden = api.elsewhere.at(statusFor(route), "maya");

        Api.Answer there = ask(route, hidden, "maya").expect(404, "not-found");
        Api.Answer nowhere = api.ask(route.method(), place(route, hidden).replace("/elsewhere", "/nowhere"))
                .as("maya")
                .json(body(route, hidden))
                .send()
                .expect(404, "not-found");

        assertThat(there.body()).isEqualTo(nowhere.body());
        assertThat(there.headers().map().keySet())
                .isEqualTo(nowhere.headers().map().keySet());
    }

    /** An event is found in its own environment only. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("everyRouteInAnEnvironment")
    void anEventOfAnotherEnvironmentIsNotFoundHere(String name, Route route) {
        if (!route.path().contains("{id}")) {
            return;
        }
        Event hidden = api.elsewhere.at(statusFor(route), "maya");

        api.ask(route.method(), place(route, hidden).replace("/elsewhere", "/sandbox"))
                .as("maya")
                .json(body(route, hidden))
                .send()
                .expect(404, "not-found");
    }

    @Test
    void aListHoldsOnlyEnvironmentsThatMayBeSeen() {
        assertThat(api.ask("GET", "/environments").as("nobody").send().body().path("environments"))
                .isEmpty();
        assertThat(api.ask("GET", "/environments")
                        .as("maya")
                        .send()
                        .body()
                        .path("environments")
                        .findValuesAsText("name"))
                .containsExactly("sandbox");
    }

    @Test
    void actionsAreThoseOfTheCallerThatAsks() {
        Event event = api.sandbox.at(Status.LIVE, "alice");

        assertThat(actions(event, "vera")).isEmpty();
        assertThat(actions(event, "bob")).containsExactly("clone");
        assertThat(actions(event, "alice")).containsExactly("change", "clone", "end");
        assertThat(actions(event, "maya")).containsExactly("change", "clone", "end");
    }

    @Test
    void onlyAnOwnerWhoMayStillScheduleCanChange() {
        Event event = api.sandbox.at(Status.LIVE, "alice");
        api.users.permissions.put("alice", Set.of(Permission.VIEW));

        assertThat(actions(event, "alice")).isEmpty();
        api.post(Api.at(event) + "/end", "{'revision':1}").expect(403, "forbidden");
    }

    private Set<String> actions(Event event, String user) {
        Set<String> actions = new TreeSet<>();
        api.ask("GET", Api.at(event))
                .as(user)
                .send()
                .expect(200)
                .body()
                .path("actions")
                .forEach(action -> actions.add(action.asText()));
        return actions;
    }

    /** A status in which the route's act is possible. */
    static Status statusFor(Route route) {
        return switch (route.method() + last(route.path())) {
            case "DELETE{id}" -> Status.ENDED;
            case "POSTend" -> Status.LIVE;
            case "POSTretry" -> Status.TEARDOWN_FAILED;
            default -> Status.SCHEDULED;
        };
    }

    private Api.Answer ask(Route route, Event event, String user) {
        Api.Ask ask = api.ask(route.method(), place(route, event));
        if (user != null) {
            ask.as(user);
        }
        if (!Set.of("POST", "PUT", "PATCH").contains(route.method())) {
            return ask.send();
        }
        return route.path().endsWith("/import")
                ? ask.body("text/calendar", body(route, event).getBytes(StandardCharsets.UTF_8))
                        .send()
                : ask.json(body(route, event)).send();
    }

    static String place(Route route, Event event) {
        boolean revised = route.method().equals("DELETE") && route.path().endsWith("/{id}");
        String query = revised ? "?revision=" + event.revision() : query(route.path());
        return route.path()
                        .replace("{env}", event.environment())
                        .replace("{id}", event.id().value())
                        .replace("{name}", "Sale")
                        .replace("{orphan}", SampleOrphans.PRODUCT)
                + query;
    }

    /** What a read cannot do without. */
    static String query(String path) {
        return switch (last(path)) {
            case "activity" -> "?from=2026-12-01T00:00:00Z&to=2026-12-02T00:00:00Z";
            case "parameters" -> "?type=automation&name=scale-ecs-service";
            default -> "";
        };
    }

    static String body(Route route, Event event) {
        return switch (last(route.path())) {
            case "events", "check" -> Bodies.DRAFT;
            case "series" -> "{'draft':" + Bodies.DRAFT + ",'rule':'FREQ=WEEKLY;COUNT=2'}";
            case "import" -> "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";
            case "removal" -> "{'event':'" + SampleOrphans.EVENT + "'}";
            case "clone", "refresh", "audit", "feeds", "follow", "backup", "{name}" -> "{}";
            default -> "{'revision':" + event.revision() + "}";
        };
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
