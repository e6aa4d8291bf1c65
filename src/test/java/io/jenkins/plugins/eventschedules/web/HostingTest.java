package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Event;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.eclipse.jetty.ee9.servlet.ServletContextHandler;
import org.eclipse.jetty.ee9.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths, methods, and where a host may put the API. */
class HostingTest {

    private static final String API = "/jenkins/event-schedules/api/v1";

    @RegisterExtension
    final Api api = new Api();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/nothing",
                "/me/",
                "/me/more",
                "/ME",
                "/environments/",
                "/environments/sandbox/",
                "/environments/sandbox/events/",
                "/environments/nowhere",
                "/environments/Sandbox",
                "/environments/%20",
                "/environments/{env}",
                "/environments/sandbox/events/{id}",
                "/environments/sandbox/events/1",
                "/environments/sandbox/events/01kar3z5t0q9v7m2n4b6c8d0ef",
                "/environments/sandbox/events/01KAR3Z5T0Q9V7M2N4B6C8D0EF",
                "/environments/sandbox/events/81KAR3Z5T0Q9V7M2N4B6C8D0EF",
                "/environments/sandbox/events/01KAR3Z5T0Q9V7M2N4B6C8D0EF0",
                "/environments/sandbox/events/%F0%9F%8E%89",
                "/environments/sandbox/events/x/history",
            })
    void whatIsNotThereIsNotFound(String path) throws Exception {
        String answer = raw("GET " + API + path.replace("{", "%7B").replace("}", "%7D"));

        assertThat(answer).startsWith("HTTP/1.1 404").contains("urn:event-schedules:problem:not-found");
    }

    /** What a server or proxy may read in two ways never reaches an event. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/environments/sandbox%2Fevents",
                "/environments/elsewhere/..%2fsandbox",
                "/environments/%2e%2e/me",
                "/environments/sandbox/events/..;/counts",
                "/%00me",
                "/me%",
                "/me%zz",
                "//me",
                "/environments/sandbox/events/01KAR3Z5T0Q9V7M2N4B6C8D0EF%0A",
                "/environments//events",
            })
    void anOddPathIsRefusedBySomebody(String path) throws Exception {
        assertThat(raw("GET " + API + path)).matches("(?s)HTTP/1\\.1 40[04] .*");
    }

    @ParameterizedTest
    @CsvSource({
        "/me, 200",
        "/%6de, 200",
        "/environments/../me, 200",
        "/environments/s%61ndbox/counts, 200",
        "/me;jsessionid=1, 200",
        "/me?, 200",
    })
    void theSamePathInOtherWordsIsTheSame(String path, int status) throws Exception {
        assertThat(raw("GET " + API + path)).startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /me, 'GET, HEAD'",
        "PUT, /environments, 'GET, HEAD'",
        "DELETE, /environments/sandbox/events, 'GET, HEAD, POST'",
        "PUT, /environments/sandbox/events/01KAR3Z5T0Q9V7M2N4B6C8D0EF, 'DELETE, GET, HEAD, PATCH'",
        "GET, /environments/sandbox/check, 'POST'",
        "HEAD, /environments/sandbox/check, 'POST'",
        "GET, /environments/sandbox/events/01KAR3Z5T0Q9V7M2N4B6C8D0EF/end, 'POST'",
        "OPTIONS, /environments/sandbox/events, 'GET, HEAD, POST'",
        "TRACE, /me, 'GET, HEAD'",
        "get, /me, 'GET, HEAD'",
        "BREW, /me, 'GET, HEAD'",
    })
    void anotherMethodIsToldWhichOnesThereAre(String method, String path, String allowed) throws Exception {
        assertThat(raw(method + " " + API + path)).startsWith("HTTP/1.1 405").contains("Allow: " + allowed + "\r\n");
    }

    @Test
    void whateverIsAcceptedTheAnswerIsJson() {
        assertThat(api.ask("GET", "/me")
                        .as("alice")
                        .header("Accept", "text/html")
                        .send()
                        .expect(200)
                        .header("Content-Type"))
                .isEqualTo("application/json");
    }

    private String raw(String line) throws IOException {
        try (Raw raw = new Raw(api)) {
            return raw.send(line + " HTTP/1.1\r\nHost: x\r\nX-User: alice\r\nConnection: close\r\n\r\n");
        }
    }

    /** As under Jenkins: something else finds the way, and hands on what is left of the path. */
    @Test
    void aHostMayHandThePathOver() throws Exception {
        ApiServlet servlet = new ApiServlet(
                () -> List.of(api.sandbox.environment), api.users, api.kept, api.operated, api.users, api.clock);
        HttpServlet host = new HttpServlet() {
            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
                servlet.handle(request, response, request.getRequestURI().replaceFirst(".*/api/v1", ""));
            }
        };

        assertThat(locationOn("/jenkins", host, "/*", "/jenkins/event-schedules/api/v1"))
                .startsWith("/jenkins/event-schedules/api/v1/environments/sandbox/events/0");
    }

    @Test
    void aHostMayServeItAtItsRoot() throws Exception {
        ApiServlet servlet = new ApiServlet(
                () -> List.of(api.sandbox.environment), api.users, api.kept, api.operated, api.users, api.clock);

        assertThat(locationOn("/", servlet, "/api/v1/*", "/api/v1"))
                .startsWith("/api/v1/environments/sandbox/events/0");
    }

    private String locationOn(String contextPath, HttpServlet servlet, String mapping, String base) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler(null, contextPath);
        context.addServlet(new ServletHolder(servlet), mapping);
        server.setHandler(context);
        server.start();
        try {
            URI events =
                    URI.create("http://127.0.0.1:" + connector.getLocalPort() + base + "/environments/sandbox/events");
            HttpResponse<String> made = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(events)
                                    .header(Users.HEADER, "alice")
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(Bodies.DRAFT.replace('\'', '"')))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            String location = made.headers().firstValue("Location").orElseThrow();
            HttpResponse<String> read = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(events.resolve(location))
                                    .header(Users.HEADER, "alice")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(read.statusCode()).isEqualTo(200);
            return location;
        } finally {
            server.stop();
        }
    }

    @Test
    void eventsOfEachEnvironmentAreItsOwn() {
        Event event = api.elsewhere.scheduled("alice");

        api.get("/environments/sandbox/events/" + event.id()).expect(404, "not-found");
        assertThat(api.get("/environments/sandbox/events").body().path("events"))
                .isEmpty();
    }
}
