package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.lifecycle.port.Templates.Template;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Named drafts that others begin with. */
class TemplatesTest {

    private static final String TEMPLATES = "/environments/sandbox/templates";
    private static final String SALE =
            "{'name':'Sale','criticality':'high'," + Bodies.TARGET + "," + Bodies.PARAMETERS + "}";

    @RegisterExtension
    final Api api = new Api();

    @Test
    void aTemplateIsReadAsItWasKept() {
        put("Big%20sale", SALE).expect(200);

        JsonNode template =
                api.get(TEMPLATES).expect(200).body().path("templates").get(0);

        assertThat(template.path("name").asText()).isEqualTo("Big sale");
        assertThat(template.path("draft").toString().replace('"', '\''))
                .isEqualTo("{'criticality':'high','name':'Sale',"
                        + "'parameters':{'Service':'web'},'target':{'name':'scale-ecs-service','type':'automation'}}");
        assertThat(template.path("by").asText()).isEqualTo("maya");
        assertThat(template.path("at").asText()).isEqualTo(World.NOW.toString());
    }

    @Test
    void theSameNameIsTheSameTemplate() {
        put("Sale", SALE).expect(200);
        put("Sale", "{'name':'Other'}").expect(200);

        JsonNode templates = api.get(TEMPLATES).expect(200).body().path("templates");
        assertThat(templates).hasSize(1);
        assertThat(templates.get(0).path("draft").toString()).isEqualTo("{\"name\":\"Other\"}");
    }

    @Test
    void aDeletedTemplateIsGone() {
        put("Sale", SALE).expect(200);

        api.ask("DELETE", TEMPLATES + "/Sale").as("maya").send().expect(204);

        assertThat(api.get(TEMPLATES).body().path("templates")).isEmpty();
        api.ask("DELETE", TEMPLATES + "/Sale").as("maya").send().expect(404, "not-found");
    }

    @Test
    void aTemplateIsAnObject() {
        for (String none : List.of("null", "[]", "'x'")) {
            assertThat(put("Sale", none).expect(422, "invalid").pointers()).containsExactly("");
        }
    }

    @Test
    void whatIsMissingMayComeLater() {
        put("Empty", "{}").expect(200);
        put("Target", "{" + Bodies.TARGET + "}").expect(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'window':{'start':'2026-12-01T19:00','end':'2026-12-02T00:00'}}|/window",
                "{'criticality':'huge'}|/criticality",
                "{'lead':'PT99H'}|/lead",
                "{'audience':0}|/audience",
                "{'nonsense':1}|/nonsense",
                "{'target':{'type':'automation','name':'nothing'}}|/target/name",
                "{'parameters':{'Password':'secret'}}|/parameters",
                "{'target':{'type':'automation'},'parameters':{'Password':'secret'}}|/target/name",
                "{'target':{'type':'automation','name':'scale-ecs-service'},'parameters':{'Password':'my real"
                        + " password'}}|/parameters/Password",
            })
    void whatIsGivenHasToBeRight(String body, String pointer) {
        assertThat(put("Sale", body).expect(422, "invalid").pointers()).contains(pointer);
        assertThat(api.get(TEMPLATES).body().path("templates")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%20", "a%3Bb"})
    void aNameHasToFitInAPath(String name) {
        Api.Answer answer =
                api.ask("PUT", TEMPLATES + "/" + name).as("maya").json("{}").send();

        assertThat(answer.status()).isIn(400, 404, 422);
        assertThat(api.get(TEMPLATES).body().path("templates")).isEmpty();
    }

    @Test
    void aLongNameIsRefused() {
        put("x".repeat(101), "{}").expect(422, "invalid");
        put("x".repeat(100), "{}").expect(200);
    }

    @Test
    void twoHundredTemplatesAreTheMost() {
        for (int i = 0; i < 200; i++) {
            api.kept.templates("sandbox").put(new Template("T" + i, "{}", "maya", World.NOW));
        }

        put("One more", "{}").expect(422, "invalid");
        put("T7", "{}").expect(200);
    }

    private Api.Answer put(String name, String body) {
        return api.ask("PUT", TEMPLATES + "/" + name.replace(" ", "%20"))
                .as("maya")
                .json(body)
                .send();
    }
}
