package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.event.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/**
 * Times, zones and recurrences at the edges of what there is, through every entrance that takes any: nothing breaks or
 * hangs, a refusal names the field, and what is accepted is read back as it was meant. Further than in every build with
 * {@code -Dfuzz.rounds=100000}, and by other dice with {@code -Dfuzz.seed=1}.
 */
class HostileTimesTest {

    private static final int LARGEST_ANSWER = 4 << 20;
    private static final long LONGEST_MILLIS = 10_000;
    private static final int RENEWED_AFTER = 100;
    private static final String EVENTS = "/environments/sandbox/events";
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private OnDisk disk;
    private Api api;
    private Event event;
    private int asked;

    @BeforeProperty
    void open() throws Exception {
        disk = new OnDisk();
        api = disk.api;
        event = api.sandbox.scheduled("alice");
    }

    @AfterProperty
    void close() throws Exception {
        disk.close();
    }

    @Property(seed = "20261126", shrinking = ShrinkingMode.OFF)
    void noTimeBreaksTheApi(@ForAll Random dice) throws Exception {
        if (++asked % RENEWED_AFTER == 0) {
            close();
            open();
        }
        Random random = new Random(dice.nextLong() ^ Long.getLong("fuzz.seed", 0));
        HostileTimes times = new HostileTimes(random);
        switch (random.nextInt(7)) {
            case 0, 1 -> create(times);
            case 2 -> change(times);
            case 3 -> series(times);
            case 4 -> list(times);
            case 5 -> count(times);
            default -> bringIn(times);
        }
    }

    private Api.Answer ask(Api.Ask request) {
        long began = System.nanoTime();
        Api.Answer answer = request.as("alice").send();
        assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(LONGEST_MILLIS);
        assertThat(answer.status()).as("%s: %s", request, answer.body()).isLessThan(500);
        assertThat(answer.body() == null ? 0 : answer.body().toString().length())
                .isLessThan(LARGEST_ANSWER);
        if (answer.status() == 422) {
            assertThat(answer.pointers())
                    .isNotEmpty()
                    .allMatch(pointer -> pointer.matches("/(.*/)?" + "(window|start|end|zone|lead|rule|except|\\d+)"));
            assertThat(answer.body().toString()).hasSizeLessThan(100_000).doesNotContain("Exception", "java.");
        } else if (answer.status() == 400) {
            assertThat(answer.body().path("detail").asText()).containsPattern("parameter (from|to|zone|bucket) |range");
        }
        return answer;
    }

    private static ObjectNode draft(HostileTimes.Typed typed) {
        ObjectNode draft =
                JsonNodeFactory.instance.objectNode().put("name", "Edge").put("lead", "PT0S");
        draft.set("window", window(typed));
        draft.putObject("target").put("type", "automation").put("name", "scale-ecs-service");
        draft.putObject("parameters").put("Service", "web").putArray("Subnets").add("a");
        return draft;
    }

    private static ObjectNode window(HostileTimes.Typed typed) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("start", typed.start())
                .put("end", typed.end())
                .put("zone", typed.zone());
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void create(HostileTimes times) {
        HostileTimes.Typed typed = times.typed();
        ObjectNode draft = draft(typed);
        Api.Answer checked = ask(api.ask("POST", "/environments/sandbox/check").body("application/json", bytes(draft)));
        Api.Answer made = ask(api.ask("POST", EVENTS).body("application/json", bytes(draft)));

        assertThat(checked.expect(200).body().path("problems").isEmpty())
                .as("%s", checked.body())
                .isEqualTo(made.status() == 201);
        if (made.status() == 201) {
            requireMeant(made.body(), typed);
            requireReadBack(made.body());
        }
    }

    private static void requireMeant(JsonNode made, HostileTimes.Typed typed) {
        JsonNode window = made.path("window");
        assertThat(window.path("zone").asText()).isEqualTo(typed.zone());
        typed.from().ifPresent(from -> assertThat(window.path("start").asText())
                .as("%s", typed)
                .isEqualTo(from.toString()));
        typed.to()
                .ifPresent(to ->
                        assertThat(window.path("end").asText()).as("%s", typed).isEqualTo(to.toString()));
    }

    private void requireReadBack(JsonNode made) {
        String id = made.path("id").asText();
        JsonNode read = api.get(EVENTS + "/" + id).expect(200).body();
        assertThat(read.path("window")).isEqualTo(made.path("window"));
        String from = read.path("window").path("start").asText();
        String to = read.path("window").path("end").asText();
        assertThat(api.get(EVENTS + "?from=" + from + "&to=" + to + "&limit=500")
                        .expect(200)
                        .body()
                        .path("events")
                        .findValuesAsText("id"))
                .contains(id);
        String calendar = api.get("/environments/sandbox/calendar.ics?from=" + from + "&to=" + to)
                .expect(200)
                .body()
                .asText();
        assertThat(calendar.replace("\r\n ", ""))
                .contains("DTSTART:" + UTC.format(Instant.parse(from)), "DTEND:" + UTC.format(Instant.parse(to)));
        // The same once more is no change.
        ObjectNode same = JsonNodeFactory.instance.objectNode().put("revision", 1);
        same.set("window", read.path("window"));
        Api.Answer again = ask(api.ask("PATCH", EVENTS + "/" + id).body("application/json", bytes(same)));
        assertThat(again.expect(200).body().path("revision").asInt()).isEqualTo(1);
    }

    private void change(HostileTimes times) {
        Event now = api.sandbox.store.find(event.id()).orElseThrow();
        HostileTimes.Typed typed = times.typed();
        ObjectNode patch = JsonNodeFactory.instance.objectNode().put("revision", now.revision());
        patch.put("lead", times.pick(List.of("PT0S", "PT12H", "PT12H0.001S", "-PT1S", "PT2562047788015215H", "P1M")));
        patch.set("window", window(typed));

        Api.Answer changed = ask(api.ask("PATCH", Api.at(event)).body("application/json", bytes(patch)));

        if (changed.status() == 200) {
            requireMeant(changed.body(), typed);
        }
    }

    private void series(HostileTimes times) {
        ObjectNode series = JsonNodeFactory.instance.objectNode();
        series.set("draft", draft(times.typed()));
        series.put("rule", times.rule());
        series.putArray("except")
                .add(times.pick(List.of("2026-12-02", "2026-02-30", "+10000-01-01", "9999-12-31", "")));

        ask(api.ask("POST", "/environments/sandbox/series/check").body("application/json", bytes(series)));
        Api.Answer made = ask(api.ask("POST", "/environments/sandbox/series").body("application/json", bytes(series)));

        if (made.status() == 201) {
            made.body().path("events").forEach(each -> assertThat(
                            each.path("window").path("zone").asText())
                    .isEqualTo(series.path("draft").path("window").path("zone").asText()));
        }
    }

    private void list(HostileTimes times) {
        String range = "?from=" + encoded(times.moment()) + "&to=" + encoded(times.moment());
        for (String place : List.of("events", "events.csv", "events.json", "calendar.ics")) {
            ask(api.ask("GET", "/environments/sandbox/" + place + range));
        }
    }

    /** Longer ones the server itself refuses, before they get here. */
    private static String encoded(String text) {
        return HostileRequestsTest.encode(text.length() > 2_000 ? text.substring(0, 2_000) : text);
    }

    private void count(HostileTimes times) {
        Map<String, String> query = Map.of(
                "from",
                times.sometimes(2) ? "2026-12-01T00:00:00Z" : times.moment(),
                "to",
                times.sometimes(2) ? "2026-12-20T00:00:00Z" : times.moment(),
                "zone",
                times.zone(),
                "bucket",
                times.pick(List.of("hour", "day", "week")));
        StringBuilder place = new StringBuilder("/environments/sandbox/activity?");
        query.forEach((name, value) ->
                place.append(name).append('=').append(encoded(value)).append('&'));
        ask(api.ask("GET", place.substring(0, place.length() - 1)));
    }

    private void bringIn(HostileTimes times) {
        String zone = times.zone().replaceAll("[\\p{Cntrl}:;,\"]", "?");
        String start = times.pick(List.of(
                "99991231T235959",
                "00010101T000000Z",
                "20261231T235960",
                "20261201T240000",
                "20270328T023000",
                "20261201",
                "+100000101T000000",
                "20261201T120000.5",
                times.moment().replaceAll("\\p{Cntrl}", "?")));
        String calendar = String.join(
                "\r\n",
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "BEGIN:VEVENT",
                "UID:1",
                "SUMMARY:Edge",
                "DTSTART;TZID=\"" + zone + "\":" + start,
                times.pick(List.of(
                        "DTEND;TZID=\"" + zone + "\":99991231T235959", "DURATION:PT1H", "DURATION:P999999999W")),
                "RRULE:" + times.rule(),
                "END:VEVENT",
                "END:VCALENDAR",
                "");
        String wanted = HostileRequestsTest.encode(times.pick(HostileTimes.ZONES));
        ask(api.ask("POST", "/environments/sandbox/import?zone=" + wanted)
                .body("text/calendar", calendar.getBytes(StandardCharsets.UTF_8)));
    }
}
