package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.FeedTokens.FeedToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calendars that subscribe, and the tokens with which they do. */
class FeedTest {

    private static final String FEEDS = "/environments/sandbox/feeds";
    private static final String CALENDAR = "/environments/sandbox/calendar.ics";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @RegisterExtension
    final Api api = new Api();

    @Test
    void anEventIsAnAppointmentThatFollowsItsChanges() {
        Event event = api.sandbox.scheduled("alice");
        api.patch(event, "{'revision':1,'name':'Cup final, 2nd leg; \\u00e9t\\u00e9'}")
                .expect(200);

        VEvent appointment = only(api.get(CALENDAR).expect(200).body().asText());

        assertThat(appointment.getUid().getValue()).isEqualTo(event.id() + "@event-schedules");
        assertThat(appointment.getSequence().getValue()).isEqualTo(2);
        assertThat(appointment.getSummary().getValue()).isEqualTo("Cup final, 2nd leg; \u00e9t\u00e9");
        assertThat(appointment.getDateStart().getValue().toInstant())
                .isEqualTo(event.plan().window().start());
        assertThat(appointment.getDateEnd().getValue().toInstant())
                .isEqualTo(event.plan().window().end());
        assertThat(appointment.getStatus().isConfirmed()).isTrue();
        assertThat(appointment.getUrl().getValue())
                .isEqualTo("https://jenkins.example.com/event-schedules/?at=sandbox/events/" + event.id());
        assertThat(appointment.getDescription().getValue())
                .contains("Status: scheduled", "Target: scale-ecs-service", "Owner: alice", "With fans");
    }

    @Test
    void parametersAndOutputsStayAtHome() {
        api.sandbox.at(Status.ENDED, "alice");

        assertThat(unfolded(api.get(CALENDAR).expect(200).body().asText()))
                .doesNotContain("Service")
                .doesNotContain("Subnets")
                .doesNotContain("Endpoint");
    }

    @Test
    void whatIsCalledOffIsCancelledInTheCalendar() {
        api.sandbox.at(Status.CANCELLED, "alice");

        assertThat(only(api.get(CALENDAR).body().asText()).getStatus().isCancelled())
                .isTrue();
    }

    @Test
    void filtersNarrowACalendar() {
        api.sandbox.scheduled("alice", "Ours", World.NOW.plusSeconds(90_000));
        api.sandbox.scheduled("bob", "Theirs", World.NOW.plusSeconds(90_000));

        assertThat(only(api.get(CALENDAR + "?owner=bob").body().asText())
                        .getSummary()
                        .getValue())
                .isEqualTo("Theirs");
        api.get(CALENDAR + "?limit=3").expect(400, "bad-query");
    }

    @Test
    void whatIsLongOverIsToldOnlyWhenAskedFor() {
        api.sandbox.scheduled("alice");
        api.clock.set(World.NOW.plus(Duration.ofDays(93)));

        assertThat(events(api.get(CALENDAR).body().asText())).isEmpty();
        assertThat(events(
                        api.get(CALENDAR + "?from=2026-01-01T00:00:00Z").body().asText()))
                .hasSize(1);
    }

    /** RFC 5545, section 3.1: at most 75 octets a line, and no character is cut. */
    @Test
    void linesAreFoldedByOctetsAndReadWholeAgain() {
        String name = "\u6C7A\u52DD\u6226".repeat(15) + "\uD83C\uDFC6".repeat(10);
        api.sandbox.scheduled("alice", name, World.NOW.plusSeconds(90_000));

        String text = api.get(CALENDAR).expect(200).body().asText();

        assertThat(text.split("\r\n", -1)).allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(75));
        assertThat(text.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(only(text).getSummary().getValue()).isEqualTo(name);
    }

    /** Whoever could begin a line of their own could write any property, and end the appointment. */
    @Test
    void notesCannotLeaveTheirProperty() {
        Event event = api.sandbox.scheduled("alice");
        api.patch(event, "{'revision':1,'notes':'Hello\\r\\nEND:VEVENT\\r\\nATTACH:https://evil.example.com/\\\\n;,:'}")
                .expect(200);

        String text = api.get(CALENDAR).expect(200).body().asText();

        assertThat(text.split("\r\n")).filteredOn("END:VEVENT"::equals).hasSize(1);
        assertThat(text.split("\r\n")).noneMatch(line -> line.startsWith("ATTACH"));
        assertThat(only(text).getDescription().getValue())
                .contains("Hello\nEND:VEVENT\nATTACH:https://evil.example.com/\\n;,:");
    }

    @Test
    void aFeedIsReadByItsAddressAlone() {
        Event event = api.sandbox.scheduled("bob");
        Api.Answer made = make("alice");

        HttpResponse<String> feed = read(url(made));

        assertThat(feed.statusCode()).isEqualTo(200);
        assertThat(feed.headers().firstValue("Content-Type")).contains("text/calendar;charset=utf-8");
        assertThat(only(feed.body()).getUid().getValue()).startsWith(event.id().value());
        assertThat(url(made).getPath()).isEqualTo("/jenkins/feeds/environments/sandbox/calendar.ics");
    }

    @Test
    void aFeedCanBeNarrowedByItsReader() {
        api.sandbox.scheduled("alice");
        URI url = url(make("alice"));

        assertThat(events(read(URI.create(url + "&owner=bob")).body())).isEmpty();
        assertThat(read(URI.create(url + "&limit=1")).statusCode()).isEqualTo(400);
    }

    @Test
    void aFeedThatHasNotChangedCostsNothing() {
        api.sandbox.scheduled("alice");
        URI url = url(make("alice"));
        String tag = read(url).headers().firstValue("ETag").orElseThrow();

        assertThat(read(url, "If-None-Match", tag).statusCode()).isEqualTo(304);
        api.sandbox.scheduled("alice");
        assertThat(read(url, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void theAddressIsToldOnceAndTheTokenIsKeptNowhere() {
        Api.Answer made = make("alice");
        String token = url(made).getQuery().replace("token=", "");

        assertThat(api.get(FEEDS).expect(200).body().path("url").isNull()).isTrue();
        assertThat(api.get(FEEDS).body().path("createdAt").asText()).isEqualTo(World.NOW.toString());
        FeedToken kept = api.kept.feedTokens("sandbox").of("alice").orElseThrow();
        assertThat(kept.digest()).matches("[0-9a-f]{64}").doesNotContain(token);
        assertThat(token).hasSize(43);
    }

    @Test
    void nobodyHasAFeedUntilTheyMakeOne() {
        make("bob");

        assertThat(api.get(FEEDS).expect(200).body().path("createdAt").isNull()).isTrue();
    }

    @Test
    void aRenewedFeedLeavesNothingAtTheAddressOfBefore() {
        URI before = url(make("alice"));
        URI after = url(make("alice"));

        assertThat(read(before).statusCode()).isEqualTo(404);
        assertThat(read(after).statusCode()).isEqualTo(200);
    }

    @Test
    void aRevokedFeedIsGone() {
        URI url = url(make("alice"));

        api.ask("DELETE", FEEDS).as("alice").send().expect(204);

        assertThat(read(url).statusCode()).isEqualTo(404);
        assertThat(api.get(FEEDS).body().path("createdAt").isNull()).isTrue();
        api.ask("DELETE", FEEDS).as("alice").send().expect(204);
    }

    @Test
    void aFeedShowsWhatItsOwnerMaySeeNow() {
        URI url = url(make("alice"));

        api.users.permissions.put("alice", Set.of());
        HttpResponse<String> without = read(url);
        assertThat(without.statusCode()).isEqualTo(404);

        api.users.permissions.put("alice", Set.of(Permission.VIEW));
        assertThat(read(url).statusCode()).isEqualTo(200);

        api.users.permissions.remove("alice");
        assertThat(read(url).statusCode()).isEqualTo(404);
        assertThat(read(url).body()).isEqualTo(without.body());
    }

    @Test
    void aTokenOpensItsOwnEnvironmentAlone() {
        URI url = url(make("alice"));

        assertThat(read(URI.create(url.toString().replace("/sandbox/", "/elsewhere/")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(read(URI.create(url.toString().replace("/sandbox/", "/nowhere/")))
                        .statusCode())
                .isEqualTo(404);
    }

    /** The only place that is let past the log-in leads to nothing but the calendar. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "environments",
                "environments/sandbox",
                "environments/sandbox/events",
                "environments/sandbox/events.json",
                "environments/sandbox/feeds",
                "environments/sandbox/calendar.ics/",
                "environments//calendar.ics",
                "environments/sandbox/calendar.ics/../events",
                "api/v1/environments",
                "me"
            })
    void aTokenOpensNothingElse(String path) {
        String token = url(make("alice")).getQuery();

        assertThat(read(URI.create(root() + path + "?" + token)).statusCode()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"})
    void aFeedCanOnlyBeRead(String method) {
        URI url = url(make("alice"));
        try {
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(url)
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void allWaysToMissAreAnsweredAlike() {
        URI url = url(make("alice"));
        String body =
                read(URI.create(root() + "environments/nowhere/calendar.ics")).body();

        for (String miss : List.of(
                root() + "environments/sandbox/calendar.ics",
                root() + "environments/sandbox/calendar.ics?token=",
                root() + "environments/sandbox/calendar.ics?token=" + "A".repeat(43),
                root() + "environments/sandbox/calendar.ics?token=%C3%A9",
                url.toString().substring(0, url.toString().length() - 1),
                url + "A")) {
            assertThat(read(URI.create(miss)).statusCode()).as(miss).isEqualTo(404);
            assertThat(read(URI.create(miss)).body()).isEqualTo(body);
        }
        assertThat(read(URI.create(root() + "environments/nowhere/calendar.ics"))
                        .headers()
                        .firstValue("WWW-Authenticate"))
                .isEmpty();
    }

    @Test
    void whoeverTriesTokenAfterTokenHasToWait() {
        URI url = url(make("alice"));
        URI wrong = URI.create(root() + "environments/sandbox/calendar.ics?token=" + "A".repeat(43));
        int status = 404;
        int tries = 0;
        while (status == 404 && tries < 100) {
            status = read(wrong).statusCode();
            tries++;
        }

        assertThat(status).isEqualTo(429);
        assertThat(read(wrong).headers().firstValue("Retry-After")).isPresent();
        assertThat(read(url).statusCode()).as("a right one still reads").isEqualTo(200);
    }

    @Test
    void aCalendarThatAsksWithoutPauseHasToWait() {
        URI url = url(make("alice"));
        int status = 200;
        int reads = 0;
        while (status == 200 && reads < 200) {
            status = read(url).statusCode();
            reads++;
        }

        assertThat(status).isEqualTo(429);
        api.clock.set(World.NOW.plus(Duration.ofMinutes(5)));
        assertThat(read(url).statusCode()).isEqualTo(200);
    }

    /** A form of another site can send no JSON, so it cannot void anybody's calendar. */
    @Test
    void aFormMakesNoFeed() {
        api.ask("POST", FEEDS)
                .as("alice")
                .body("text/plain", "{}".getBytes(StandardCharsets.UTF_8))
                .send()
                .expect(415);
        api.ask("POST", FEEDS).as("alice").json("{'owner':'bob'}").send().expect(422, "invalid");
        assertThat(api.kept.feedTokens("sandbox").of("alice")).isEmpty();
    }

    private Api.Answer make(String user) {
        return api.ask("POST", FEEDS).as(user).json("{}").send().expect(200);
    }

    private static URI url(Api.Answer made) {
        return URI.create(made.body().path("url").asText());
    }

    private String root() {
        return "http://127.0.0.1:" + api.port() + "/jenkins/feeds/";
    }

    private static HttpResponse<String> read(URI url, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String unfolded(String text) {
        return text.replace("\r\n ", "");
    }

    private static List<VEvent> events(String text) {
        ICalendar calendar = Biweekly.parse(text).first();
        assertThat(calendar.getExperimentalProperty("X-WR-CALNAME").getValue()).isEqualTo("The sandbox");
        return calendar.getEvents();
    }

    private static VEvent only(String text) {
        List<VEvent> events = events(text);
        assertThat(events).hasSize(1);
        return events.get(0);
    }
}
