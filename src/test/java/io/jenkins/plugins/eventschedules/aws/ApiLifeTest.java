package io.jenkins.plugins.eventschedules.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.InMemoryEventStore;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole life of an event in AWS as a script sees it: through the API alone. */
class ApiLifeTest {

    private final AwsHouse house =
            new AwsHouse(new OneSecret("db-password", "correct-horse"), new InMemoryEventStore());
    private AlicesApi api;

    @BeforeEach
    void open() throws Exception {
        house.withMinimal();
        house.aws
                .serviceCatalog()
                .product("cache")
                .containing(Templates.FULL)
                .tagged("application", "event-scheduling-platform");
        house.world().read();
        api = new AlicesApi(() -> List.of(house.environment()), "shop", house.clock);
    }

    @AfterEach
    void close() throws Exception {
        api.close();
        house.close();
    }

    private JsonNode scheduled(String target, String parameters) throws Exception {
        JsonNode made = api.post(
                "/events",
                "{'name':'Cup final','window':{'start':'2026-12-01T13:00:00Z','end':'2026-12-01T14:00:00Z'},'target':"
                        + target + ",'parameters':" + parameters + "}",
                201);
        return made.has("event") ? made.get("event") : made;
    }

    private JsonNode after(JsonNode event, Status status) throws Exception {
        Event stored = house.store.find(new EventId(event.get("id").asText())).orElseThrow();
        house.until(stored, status);
        return api.get("/events/" + event.get("id").asText());
    }

    @Test
    void aDocumentEventIsFoundPlannedSeenAndOver() throws Exception {
        JsonNode targets = api.get("/catalog").get("targets");
        assertThat(targets.findValuesAsText("name")).contains("minimal", "cache");

        JsonNode event = scheduled("{'type':'automation','name':'minimal'}", "{}");
        JsonNode live = after(event, Status.LIVE);
        assertThat(live.get("status").asText()).isEqualTo("live");
        assertThat(live.get("outputs").has("bringUp.Role")).isTrue();
        assertThat(live.get("preroll").get("steps")).isNotEmpty();
        assertThat(live.get("preroll").get("console").asText()).contains("console.aws.amazon.com");

        assertThat(after(event, Status.ENDED).get("reason").get("cause").asText())
                .isEqualTo("window_closed");
        assertThat(api.get("/events/" + event.get("id").asText() + "/history").toString())
                .contains("Resources are gone");
        assertThat(house.aws.stillUp()).isEmpty();
    }

    @Test
    void aProductEventIsPlannedWithASecretSeenAndOver() throws Exception {
        assertThat(api.get("/parameters?type=product&name=cache").toString()).contains("noEcho");
        JsonNode event = scheduled(
                "{'type':'product','name':'cache'}", "{'Name':'shop','Password':'db-password','Zones':['a']}");
        JsonNode live = after(event, Status.LIVE);
        assertThat(live.get("outputs").get("Endpoint").asText()).isEqualTo("https://shop.example.com");
        JsonNode ended = after(event, Status.ENDED);
        assertThat(ended.get("safeguard").isNull()).isTrue();
        assertThat(house.aws.stillUp()).isEmpty();
    }

    @Test
    void aWrongValueIsRefusedWithItsPlace() throws Exception {
        JsonNode problem = api.post(
                "/events",
                "{'name':'Cup final','window':{'start':'2026-12-01T13:00:00Z','end':'2026-12-01T14:00:00Z'},'target':"
                        + "{'type':'product','name':'cache'},'parameters':{'Name':'SHOP','Password':'correct-horse-battery'}}",
                422);
        assertThat(problem.get("errors").findValuesAsText("pointer"))
                .contains("/parameters/Name", "/parameters/Password");
    }

    @Test
    void aLiveEventIsEndedByAPerson() throws Exception {
        JsonNode event = scheduled("{'type':'automation','name':'minimal'}", "{}");
        JsonNode live = after(event, Status.LIVE);
        api.post(
                "/events/" + event.get("id").asText() + "/end",
                "{'revision':" + live.get("revision").asInt() + "}",
                200);
        assertThat(after(event, Status.ENDED).get("reason").get("cause").asText())
                .isEqualTo("ended_by_person");
        assertThat(house.aws.stillUp()).isEmpty();
    }
}
