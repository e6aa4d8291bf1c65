package io.jenkins.plugins.eventschedules.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eventschedules.web.ApiServlet;
import io.jenkins.plugins.eventschedules.web.Authorizer;
import io.jenkins.plugins.eventschedules.web.Caller;
import io.jenkins.plugins.eventschedules.web.Environments;
import io.jenkins.plugins.eventschedules.web.Kept;
import io.jenkins.plugins.eventschedules.web.Permission;
import io.jenkins.plugins.eventschedules.web.Subscriptions;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.ee9.servlet.ServletContextHandler;
import org.eclipse.jetty.ee9.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The API over HTTP, as Alice uses it, who may do everything. */
final class AlicesApi implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Server server = new Server();
    private final String environment;

    /** @param environment the one whose paths are asked for */
    AlicesApi(Environments environments, String environment, InstantSource clock) throws Exception {
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler(null, "/");
        Alice alice = new Alice();
        context.addServlet(
                new ServletHolder(new ApiServlet(environments, alice, new Kept(), alice, clock)), "/api/v1/*");
        server.setHandler(context);
        server.start();
        this.environment = "http://127.0.0.1:" + connector.getLocalPort() + "/api/v1/environments/" + environment;
    }

    JsonNode get(String path) throws Exception {
        return get(path, 200);
    }

    JsonNode get(String path, int status) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(environment + path)).build(), status);
    }

    /** @param body with ' for " */
    JsonNode post(String path, String body, int status) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(environment + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                        .build(),
                status);
    }

    JsonNode patch(String path, String body, int status) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(environment + path))
                        .header("Content-Type", "application/merge-patch+json")
                        .method("PATCH", HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                        .build(),
                status);
    }

    private JsonNode send(HttpRequest request, int status) throws Exception {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("correct-horse");
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

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
}
