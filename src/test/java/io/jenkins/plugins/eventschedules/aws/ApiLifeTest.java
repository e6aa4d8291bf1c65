package io.jenkins.plugins.eventschedules.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.InMemoryEventStore;
import io.jenkins.plugins.eventschedules.web.ApiServlet;
import io.jenkins.plugins.eventschedules.web.Authorizer;
import io.jenkins.plugins.eventschedules.web.Caller;
import io.jenkins.plugins.eventschedules.web.Kept;
import io.jenkins.plugins.eventschedules.web.Operated;
import io.jenkins.plugins.eventschedules.web.Permission;
import io.jenkins.plugins.eventschedules.web.Subscriptions;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.ee9.servlet.ServletContextHandler;
import org.eclipse.jetty.ee9.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole life of an event in AWS as a script sees it: through the API alone. */
class ApiLifeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AwsHouse house =
            new AwsHouse(new OneSecret("db-password", "correct-horse"), new InMemoryEventStore());
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Server server;
    private String api;

    private static final class Alice implements Authorizer, Caller, Subscriptions {

        @Override
        public Optional<Caller> caller(HttpServletRequest request) {
            return Optional.of(this);
        }

        @Override
        public String challenge() {
            return "Basic";
        }

        @Override
        public String id() {
            return "alice";
        }

        @Override
        public String name() {
            return "Alice";
        }

        @Override
        public Optional<Caller> person(String id) {
            return Optional.of(this);
        }

        @Override
        public URI feeds(HttpServletRequest request) {
            return URI.create("http://127.0.0.1/feed/");
        }

        @Override
        public URI page(HttpServletRequest request) {
            return URI.create("http://127.0.0.1/");
        }

        @Override
        public boolean authenticated() {
            return true;
        }

        @Override
        public boolean may(Permission permission, String environment, String folder) {
            return true;
        }

        @Override
        public List<String> folders(String environment) {
            return List.of();
        }
    }

    @BeforeEach
    void open() throws Exception {
        house.withMinimal();
        house.aws
                .serviceCatalog()
                .product("cache")
                .containing(Templates.FULL)
                .tagged("application", "event-scheduling-platform");
        house.world().read();
        server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler(null, "/");
        Alice alice = new Alice();
        context.addServlet(
                new ServletHolder(new ApiServlet(
                        () -> List.of(house.environment()), alice, new Kept(), new Operated(), alice, house.clock)),
                "/api/v1/*");
        server.setHandler(context);
        server.start();
        api = "http://127.0.0.1:" + connector.getLocalPort() + "/api/v1/environments/shop";
    }

    @AfterEach
    void close() throws Exception {
        server.stop();
        house.close();
    }

    private JsonNode get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(api + path)).build(), 200);
    }

    private JsonNode post(String path, String body, int status) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(api + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                        .build(),
                status);
    }

    private JsonNode send(HttpRequest request, int status) throws Exception {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("correct-horse");
        return JSON.readTree(answer.body());
    }

    private JsonNode scheduled(String target, String parameters) throws Exception {
        JsonNode made = post(
                "/events",
                "{'name':'Cup final','window':{'start':'2026-12-01T13:00:00Z','end':'2026-12-01T14:00:00Z'},'target':"
                        + target + ",'parameters':" + parameters + "}",
                201);
        return made.has("event") ? made.get("event") : made;
    }

    private JsonNode after(JsonNode event, Status status) throws Exception {
        Event stored = house.store.find(new EventId(event.get("id").asText())).orElseThrow();
        house.until(stored, status);
        return get("/events/" + event.get("id").asText());
    }

    @Test
    void aDocumentEventIsFoundPlannedSeenAndOver() throws Exception {
        JsonNode targets = get("/catalog").get("targets");
        assertThat(targets.findValuesAsText("name")).contains("minimal", "cache");

        JsonNode event = scheduled("{'type':'automation','name':'minimal'}", "{}");
        JsonNode live = after(event, Status.LIVE);
        assertThat(live.get("status").asText()).isEqualTo("live");
        assertThat(live.get("outputs").has("bringUp.Role")).isTrue();
        assertThat(live.get("preroll").get("steps")).isNotEmpty();
        assertThat(live.get("preroll").get("console").asText()).contains("console.aws.amazon.com");

        assertThat(after(event, Status.ENDED).get("reason").get("cause").asText())
                .isEqualTo("window_closed");
        assertThat(get("/events/" + event.get("id").asText() + "/history").toString())
                .contains("Resources are gone");
        assertThat(house.aws.stillUp()).isEmpty();
    }

    @Test
    void aProductEventIsPlannedWithASecretSeenAndOver() throws Exception {
        assertThat(get("/parameters?type=product&name=cache").toString()).contains("noEcho");
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
        JsonNode problem = post(
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
        post(
                "/events/" + event.get("id").asText() + "/end",
                "{'revision':" + live.get("revision").asInt() + "}",
                200);
        assertThat(after(event, Status.ENDED).get("reason").get("cause").asText())
                .isEqualTo("ended_by_person");
        assertThat(house.aws.stillUp()).isEmpty();
    }
}
