package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.Templates.Template;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/**
 * Requests that nobody should send, to every operation of the API, over a store on disk. {@link Api} holds each answer
 * against openapi.json, and each refusal against the promise that nothing was changed. Further than in every build with
 * {@code -Dfuzz.rounds=100000}, and by other dice with {@code -Dfuzz.seed=1}.
 */
class HostileRequestsTest {

    private static final int LARGEST_ANSWER = 4 << 20;
    private static final long LONGEST_MILLIS = 10_000;
    /** After so many requests there is a new store, so that a long run is no test of a full one. */
    private static final int RENEWED_AFTER = 500;

    private static final List<String> HEADERS = List.of(
            "If-None-Match", "If-Match", "Idempotency-Key", "Accept", "Range", "If-Modified-Since", "X-Forwarded-Host");

    private final List<Route> routes = PermissionMatrixTest.routes();
    private final OpenApi openApi = new OpenApi();
    private final List<Event> events = new ArrayList<>();
    private OnDisk disk;
    private Api api;
    private int asked;

    @BeforeProperty
    void open() throws Exception {
        disk = new OnDisk();
        api = disk.api;
        events.clear();
        for (Status status : Status.values()) {
            events.add(api.sandbox.at(status, "maya"));
        }
        api.kept.templates("sandbox").put(new Template("Sale", "{}", "maya", World.NOW));
    }

    @AfterProperty
    void close() throws Exception {
        disk.close();
    }

    @Property(seed = "20261126", shrinking = ShrinkingMode.OFF)
    void noRequestBreaksTheApi(@ForAll Random random) throws Exception {
        if (++asked % RENEWED_AFTER == 0) {
            close();
            open();
        }
        HostileValues hostile = new HostileValues(new Random(random.nextLong() ^ Long.getLong("fuzz.seed", 0)));
        Route route = hostile.pick(routes);
        String kept = kept();
        long began = System.nanoTime();

        Api.Ask request = ask(route, hostile);
        Api.Answer answer = request.send();

        assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(LONGEST_MILLIS);
        assertThat(answer.status()).as("%s: %s", request, answer.body()).isLessThan(500);
        assertThat(answer.body() == null ? 0 : answer.body().toString().length())
                .isLessThan(LARGEST_ANSWER);
        if (answer.status() >= 400) {
            requireAProblem(answer);
            assertThat(kept()).isEqualTo(kept);
        }
    }

    private static void requireAProblem(Api.Answer answer) {
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body().path("detail").asText()).isNotBlank();
        assertThat(answer.body().toString()).doesNotContain("Exception", "java.", "\tat ", "jackson", "SQLITE");
        if (answer.status() == 422) {
            assertThat(answer.pointers())
                    .isNotEmpty()
                    .allMatch(pointer -> pointer.isEmpty() || pointer.startsWith("/"));
        }
    }

    private Api.Ask ask(Route route, HostileValues hostile) throws IOException {
        // As it is now: what was asked before may have moved it.
        Event made = hostile.pick(events);
        Event event = api.sandbox.store.find(made.id()).orElse(made);
        Api.Ask ask = api.ask(route.method(), place(route, event, hostile)).as(asker(hostile));
        if (hostile.sometimes(3)) {
            ask.header(hostile.pick(HEADERS), header(hostile));
        }
        if (!Set.of("POST", "PUT", "PATCH").contains(route.method())) {
            return ask;
        }
        String good = PermissionMatrixTest.body(route, event);
        JsonNode types = openApi.operation(route.method(), route.path())
                .orElseThrow()
                .path("requestBody")
                .path("content");
        List<String> names = new ArrayList<>();
        types.fieldNames().forEachRemaining(names::add);
        String type = hostile.sometimes(20) ? "text/html" : hostile.pick(names);
        return ask.body(
                type,
                route.path().endsWith("/import")
                        ? hostile.calendar()
                        : hostile.spoiled(Api.JSON.readTree(good.replace('\'', '"'))));
    }

    private static String asker(HostileValues hostile) {
        return hostile.sometimes(5) ? hostile.pick(List.of("nobody", "vera", "alice")) : Users.ADMINISTRATOR;
    }

    private String place(Route route, Event event, HostileValues hostile) {
        String place = PermissionMatrixTest.place(route, event);
        if (hostile.sometimes(8)) {
            place = PermissionMatrixTest.place(route, event)
                    .replace(hostile.pick(List.of("sandbox", event.id().value(), "Sale")), segment(hostile));
        }
        List<String> known = new ArrayList<>(route.query());
        for (int i = known.isEmpty() || hostile.sometimes(3) ? 0 : 3; i > 0; i--) {
            String name = hostile.sometimes(30) ? "unknown" : hostile.pick(known);
            if (!place.contains("?" + name + "=") && !place.contains("&" + name + "=") || hostile.sometimes(20)) {
                place += (place.contains("?") ? "&" : "?") + name + "=" + hostile.query(name);
            }
        }
        return place;
    }

    /** What a server would refuse by itself is asked in {@link HostingTest}. */
    private static String segment(HostileValues hostile) {
        String text = hostile.text().replaceAll("[/\\\\\\x00-\\x1F\\x7F%;.]", "");
        return text.length() > 2_000 || text.isBlank() ? "x" : encode(text);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String header(HostileValues hostile) {
        String value = hostile.sometimes(2)
                ? hostile.pick(List.of(
                        "*",
                        "W/\"\"",
                        "\"x\", W/\"y\", ,",
                        "\"".repeat(3000),
                        "bytes=0-0,5-",
                        "bytes=0-" + ",0-".repeat(1000),
                        "Thu, 99 Nov 2026 25:61:61 GMT"))
                : hostile.text();
        String field = value.replaceAll("[^\\x20-\\x7E]", "?").strip();
        return field.length() > 4_000 ? field.substring(0, 4_000) : field;
    }

    private String kept() {
        return api.kept.templates("sandbox").all() + " "
                + events.stream()
                        .map(event ->
                                api.kept.followers("sandbox").orElseThrow().of(event.id()))
                        .toList()
                + api.kept.feedTokens("sandbox").of(Users.ADMINISTRATOR);
    }
}
