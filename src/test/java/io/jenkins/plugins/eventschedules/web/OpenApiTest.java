package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.event.Reason;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit;
import io.jenkins.plugins.eventschedules.web.http.Kind;
import io.jenkins.plugins.eventschedules.web.json.Action;
import io.jenkins.plugins.eventschedules.web.json.AuditJson;
import io.jenkins.plugins.eventschedules.web.json.InsightsJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** openapi.json says what the code does. (That the answers are as it says, every other test of the API proves.) */
class OpenApiTest {

    private static final OpenApi API = new OpenApi();

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsARoute() {
        Set<String> described = new TreeSet<>();
        API.document.path("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(verb -> {
                    if (!verb.equals("parameters")) {
                        described.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));

        assertThat(described)
                .isEqualTo(PermissionMatrixTest.routes().stream()
                        .map(route -> route.method() + " " + route.path())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    static Stream<Route> routes() {
        return PermissionMatrixTest.routes().stream();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aRouteIsDescribedWithItsNeedsAndItsQuery(Route route) {
        JsonNode operation = API.operation(route.method(), route.path()).orElseThrow();

        assertThat(operation.path("x-needs").asText())
                .isEqualTo(route.needs().name().toLowerCase(Locale.ROOT));
        assertThat(parametersOf(operation, "query")).isEqualTo(new TreeSet<>(route.query()));
        Set<String> open = Stream.of(route.path().split("/"))
                .filter(segment -> segment.startsWith("{"))
                .map(segment -> segment.substring(1, segment.length() - 1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(parametersOf(API.document.path("paths").path(route.path()), "path"))
                .isEqualTo(open);
        assertThat(operation.path("responses").has("304")).isEqualTo(route.reads());
        assertThat(operation.path("responses").has("429")).isEqualTo(!route.reads());
    }

    private static Set<String> parametersOf(JsonNode place, String in) {
        Set<String> names = new TreeSet<>();
        place.path("parameters").forEach(given -> {
            JsonNode parameter = given.has("$ref")
                    ? API.document.at(given.path("$ref").asText().substring(1))
                    : given;
            if (parameter.path("in").asText().equals(in)) {
                names.add(parameter.path("name").asText());
            }
        });
        return names;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindOfProblemHasAnExample(Kind kind) {
        String word = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');

        JsonNode example =
                API.document.path("components").path("examples").path(word).path("value");

        assertThat(example.path("type").asText()).isEqualTo(kind.type());
        assertThat(example.path("title").asText()).isEqualTo(kind.title());
        assertThat(example.path("status").asInt()).isEqualTo(kind.status());
        API.requireValid("/components/schemas/Problem", example);
        assertThat(API.document.path("components").path("responses").toString())
                .contains("#/components/examples/" + word + "\"");
    }

    @Test
    void theExamplesAreValid() {
        JsonNode examples = API.document.path("components").path("examples");

        API.requireValid("/components/schemas/Event", examples.path("event").path("value"));
        API.requireValid("/components/schemas/Draft", examples.path("draft").path("value"));
    }

    @Test
    void theWordsAreThoseOfTheCode() {
        Map<String, Enum<?>[]> words = new TreeMap<>();
        words.put("/Status/enum", Status.values());
        words.put("/Action/enum", Action.values());
        words.put("/Audit/properties/state/enum", AuditJson.State.values());
        words.put("/AuditCheck/properties/verdict/enum", Audit.Verdict.values());
        words.put("/Reason/properties/cause/enum", Reason.Cause.values());
        words.put("/Insights/properties/state/enum", InsightsJson.State.values());
        words.put("/HistoryEntry/properties/happening/enum", Happening.values());

        words.forEach((pointer, values) -> {
            List<String> described = new ArrayList<>();
            API.document.at("/components/schemas" + pointer).forEach(word -> described.add(word.asText()));
            assertThat(described)
                    .as(pointer)
                    .isEqualTo(Arrays.stream(values)
                            .map(value -> value.name().toLowerCase(Locale.ROOT))
                            .toList());
        });
    }

    @Test
    void everyReferenceLeadsSomewhereAndNothingIsLeftOver() {
        Set<String> used = new TreeSet<>();
        API.document.findValuesAsText("$ref").forEach(used::add);
        assertThat(used)
                .allSatisfy(ref -> assertThat(API.document.at(ref.substring(1)).isMissingNode())
                        .as(ref)
                        .isFalse());
        for (String room : List.of("schemas", "responses", "parameters", "examples", "headers")) {
            API.document.path("components").path(room).fieldNames().forEachRemaining(name -> {
                if (!name.equals("MethodNotAllowed")) {
                    assertThat(used).contains("#/components/" + room + "/" + name);
                }
            });
        }
    }
}
