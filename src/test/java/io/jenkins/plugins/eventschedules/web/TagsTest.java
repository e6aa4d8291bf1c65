package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventPage;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.ForwardingEventStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking again costs nothing while nothing changed, and never shows what was. */
class TagsTest {

    private static final String EVENTS = "/environments/sandbox/events";

    @RegisterExtension
    final Api api = new Api();

    static Stream<String> everyRead() {
        return PermissionMatrixTest.routes().stream().filter(Route::reads).map(Route::path);
    }

    @ParameterizedTest
    @MethodSource("everyRead")
    void whoHasTheStateAlreadyIsToldSo(String pattern) {
        // Whoever may see everything is told that this world is not well.
        String who = pattern.equals("/health") ? "alice" : Users.ADMINISTRATOR;
        Event event = api.sandbox.scheduled("alice");
        String path = place(pattern, event);
        String tag = api.ask("GET", path).as(who).send().expect(200).header("ETag");

        for (String field : List.of(tag, "\"other\", " + tag, tag + ",W/\"other\"", tag.substring(2), "*")) {
            for (String method : List.of("GET", "HEAD")) {
                Api.Answer answer = api.ask(method, path)
                        .as(who)
                        .header("If-None-Match", field)
                        .send()
                        .expect(304);
                assertThat(answer.body()).isNull();
                assertThat(answer.header("ETag")).isEqualTo(tag);
            }
        }
        for (String field : List.of("W/\"other\"", "\"\"", "nonsense", tag.substring(0, tag.length() - 1))) {
            api.ask("GET", path).as(who).header("If-None-Match", field).send().expect(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {EVENTS, EVENTS + "?status=scheduled&limit=1", "/environments/sandbox/counts", "event", "history"
            })
    void afterAChangeTheNewStateIsShown(String place) {
        Event event = api.sandbox.scheduled("alice");
        String path =
                place.equals("event") ? Api.at(event) : place.equals("history") ? Api.at(event) + "/history" : place;
        Api.Answer before = api.get(path).expect(200);

        api.post(Api.at(event) + "/cancel", "{'revision':1}").expect(200);

        Api.Answer after = again(path, "alice", before).expect(200);
        assertThat(after.body()).isNotEqualTo(before.body());
        again(path, "alice", after).expect(304);
    }

    @Test
    void whatIsOfferedIsPartOfTheState() {
        Event event = api.sandbox.scheduled("alice");
        for (String path : List.of(Api.at(event), EVENTS)) {
            Api.Answer before = api.get(path).expect(200);
            api.users.permissions.put("alice", Set.of(Permission.VIEW));
            Api.Answer after = again(path, "alice", before).expect(200);
            assertThat(after.body().findPath("actions")).isEmpty();
            api.users.permissions.put("alice", Set.of(Permission.VIEW, Permission.SCHEDULE));
        }
    }

    @Test
    void tagsOfDifferentPeopleQueriesAndEventsDiffer() {
        Event one = api.sandbox.scheduled("alice");
        Event other = api.sandbox.scheduled("alice");

        again(EVENTS, "bob", api.get(EVENTS)).expect(200);
        again(EVENTS + "?limit=1", "alice", api.get(EVENTS)).expect(200);
        again(EVENTS + "?owner=a&q=b", "alice", api.get(EVENTS + "?owner=a,%20q=b"))
                .expect(200);
        again(EVENTS + "?owner=a&q=b", "alice", api.get(EVENTS + "?owner=a%26q=b"))
                .expect(200);
        again(EVENTS + "?q=b&owner=a", "alice", api.get(EVENTS + "?owner=a&q=b"))
                .expect(304);
        again(Api.at(other), "alice", api.get(Api.at(one))).expect(200);
        again(Api.at(one) + "/history", "alice", api.get(Api.at(other) + "/history"))
                .expect(200);
    }

    @Test
    void whoMayNoLongerLookIsNotToldThatNothingChanged() {
        Event event = api.sandbox.scheduled("alice");
        Api.Answer before = api.get(Api.at(event));
        api.users.permissions.put("alice", Set.of());

        again(Api.at(event), "alice", before).expect(404, "not-found");
    }

    @Test
    void aNewStoreThatCountsFromTheStartIsAnotherState() {
        api.sandbox.scheduled("alice");
        Api.Answer before = api.get(EVENTS);

        // As a host does when it is configured anew: the process and the servlet stay.
        api.sandbox = new World("sandbox", api.clock);
        api.sandbox.scheduled("alice", "Marathon", World.NOW.plus(Duration.ofDays(1)));

        assertThat(again(EVENTS, "alice", before).expect(200).body().findValuesAsText("name"))
                .contains("Marathon");
    }

    @Test
    void aListIsNotReadToFindOutThatItIsTheSame() {
        AtomicInteger reads = new AtomicInteger();
        api.sandbox = new World("sandbox", api.clock, store -> new ForwardingEventStore(store) {
            @Override
            public EventPage list(EventQuery query) {
                reads.incrementAndGet();
                return super.list(query);
            }
        });
        Api.Answer before = api.get(EVENTS).expect(200);

        again(EVENTS, "alice", before).expect(304);

        assertThat(reads).hasValue(1);
    }

    /** A change between the tag and the reading makes the answer newer than its tag, never older. */
    @Test
    void aChangeWhileAListIsReadIsSeenNextTime() {
        api.sandbox = new World("sandbox", api.clock, store -> new ForwardingEventStore(store) {
            @Override
            public EventPage list(EventQuery query) {
                EventPage page = super.list(query);
                if (page.events().isEmpty()) {
                    api.sandbox.scheduled("bob");
                }
                return page;
            }
        });
        Api.Answer before = api.ask("GET", EVENTS).as("alice").sendAlone().expect(200);

        assertThat(again(EVENTS, "alice", before).expect(200).body().path("events"))
                .hasSize(1);
    }

    @Test
    void anEventThatIsGoneIsNotUnchanged() {
        Event event = api.sandbox.at(Status.ENDED, "alice");
        Api.Answer before = api.get(Api.at(event));
        api.ask("DELETE", Api.at(event) + "?revision=" + event.revision())
                .as("alice")
                .send()
                .expect(204);

        again(Api.at(event), "alice", before).expect(404, "not-found");
        assertThat(api.sandbox.store.find(new EventId(event.id().value()))).isEmpty();
    }

    private Api.Answer again(String path, String user, Api.Answer before) {
        return api.ask("GET", path)
                .as(user)
                .header("If-None-Match", before.header("ETag"))
                .send();
    }

    private static String place(String pattern, Event event) {
        return pattern.replace("{env}", "sandbox").replace("{id}", event.id().value())
                + PermissionMatrixTest.query(pattern);
    }
}
