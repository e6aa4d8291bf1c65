package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Following an event by e-mail. */
class FollowTest {

    @RegisterExtension
    final Api api = new Api();

    @Test
    void aPersonFollowsAtTheirOwnAddressAndNoLonger() {
        Event event = api.sandbox.scheduled("alice");
        assertThat(show(event, "vera").body().path("available").asBoolean()).isTrue();
        assertThat(show(event, "vera").body().path("own").asText()).isEqualTo("vera@example.com");
        assertThat(show(event, "vera").body().path("address").isNull()).isTrue();

        begin(event, "vera", "{}").expect(200);

        assertThat(show(event, "vera").body().path("address").asText()).isEqualTo("vera@example.com");
        assertThat(show(event, "vera").body().path("since").asText()).isEqualTo(World.NOW.toString());
        assertThat(show(event, "bob").body().path("address").isNull())
                .as("to others it is not told")
                .isTrue();
        api.ask("DELETE", place(event)).as("vera").send().expect(204);
        assertThat(api.kept.followers("sandbox").orElseThrow().of(event.id())).isEmpty();
        api.ask("DELETE", place(event)).as("vera").send().expect(204);
    }

    @Test
    void whoMayChangeTheEventMayHaveAnotherAddressTold() {
        Event event = api.sandbox.at(Status.LIVE, "alice");

        begin(event, "alice", "{'address':'team@example.com'}").expect(200);
        begin(event, "alice", "{'address':'shop@example.com'}").expect(200);

        assertThat(api.kept.followers("sandbox").orElseThrow().of(event.id()))
                .as("one a person and event")
                .singleElement()
                .satisfies(follower -> assertThat(follower.address()).isEqualTo("shop@example.com"));
    }

    /** Otherwise anybody could have Jenkins write to anybody. */
    @Test
    void whoMayNotChangeItCannotHaveOthersWrittenTo() {
        Event event = api.sandbox.scheduled("alice");

        begin(event, "vera", "{'address':'boss@example.com'}").expect(403, "forbidden");
        begin(event, "vera", "{'address':'vera@example.com'}").expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice",
                "a@b@c",
                "a@b.com,b@b.com",
                "a@b.com b@b.com",
                "Alice <a@b.com>",
                "a@b.com\\r\\nBcc: eve@example.com",
                "@example.com",
                ""
            })
    void whatIsNoAddressIsRefused(String address) {
        Event event = api.sandbox.scheduled("alice");

        Api.Answer answer =
                begin(event, "alice", "{'address':'" + address + "'}").expect(422, "invalid");

        assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("/address");
    }

    @Test
    void aWishIsAnObject() {
        Event event = api.sandbox.scheduled("alice");

        assertThat(begin(event, "alice", "null").expect(422, "invalid").pointers())
                .containsExactly("");
    }

    @Test
    void withoutAKnownAddressOneHasToBeGiven() {
        api.users.permissions.put("carl", Set.of(Permission.VIEW));
        Event event = api.sandbox.scheduled("alice");

        Api.Answer answer = begin(event, "carl", "{}").expect(422, "invalid");

        assertThat(answer.body().at("/errors/0/detail").asText()).contains("none is known of you");
    }

    @Test
    void whereNoMailIsSentNobodyCanFollow() {
        api.kept.sendsMail = false;
        Event event = api.sandbox.scheduled("alice");

        assertThat(show(event, "alice").body().path("available").asBoolean()).isFalse();
        begin(event, "alice", "{}").expect(422, "invalid");
        api.ask("DELETE", place(event)).as("alice").send().expect(204);
    }

    private Api.Answer show(Event event, String user) {
        return api.ask("GET", place(event)).as(user).send().expect(200);
    }

    private Api.Answer begin(Event event, String user, String body) {
        return api.ask("PUT", place(event)).as(user).json(body).send();
    }

    private static String place(Event event) {
        return Api.at(event) + "/follow";
    }
}
