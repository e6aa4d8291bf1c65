package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.web.http.RequestLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.ee9.servlet.ServletContextHandler;
import org.eclipse.jetty.ee9.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The API on a real server with a real client, one for each test. Every answer is held against openapi.json, and every
 * refusal against the promise that nothing was changed.
 */
final class Api implements BeforeEachCallback, AfterEachCallback {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final OpenApi OPEN_API = new OpenApi();
    /** Held, so that the level stays. */
    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final SettableClock clock = new SettableClock(World.NOW);
    final Users users = new Users();
    World sandbox = new World("sandbox", clock);
    World elsewhere = new World("elsewhere", clock);
    final Kept kept = new Kept();
    final Operated operated = new Operated();
    RequestLimit limit = RequestLimit.GENEROUS;

    private HttpClient client = CLIENT;
    private Server server;
    private int port;

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        start();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        server.stop();
    }

    /** Begins anew, after a test has changed what there is to serve. */
    void restart() {
        try {
            server.stop();
            // Its connections are gone, and another server may have the same port.
            client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            start();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void start() throws Exception {
        // Its warnings are about clients that hang up, as some of ours do on purpose.
        JETTY.setLevel(Level.SEVERE);
        server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler(null, "/jenkins");
        Environments environments = () -> List.of(sandbox.environment, elsewhere.environment);
        ApiServlet api = new ApiServlet(environments, users, kept, operated, users, clock, limit);
        context.addServlet(new ServletHolder(new FeedServlet(environments, kept, users, clock)), "/feeds/*");
        context.addServlet(new ServletHolder(api), "/event-schedules/api/v1/*");
        context.addServlet(new ServletHolder(new PageServlet()), "/event-schedules/page/*");
        server.setHandler(context);
        server.start();
        port = connector.getLocalPort();
    }

    int port() {
        return port;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + "/jenkins/event-schedules" + path);
    }

    /** What came back. */
    record Answer(int status, HttpHeaders headers, JsonNode body) {

        String header(String name) {
            return headers.firstValue(name).orElse(null);
        }

        String kind() {
            return body.path("type").asText().replace("urn:event-schedules:problem:", "");
        }

        List<String> pointers() {
            return body.path("errors").findValuesAsText("pointer");
        }

        Answer expect(int expected) {
            assertThat(status).as("%s", body).isEqualTo(expected);
            return this;
        }

        Answer expect(int expected, String kind) {
            expect(expected);
            assertThat(kind()).as("%s", body).isEqualTo(kind);
            return this;
        }
    }

    /** A request in the making. */
    final class Ask {
        private final String method;
        private final String path;
        private final HttpRequest.Builder request;
        private HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();
        private byte[] sent;
        private String contentType;

        private Ask(String method, String path) {
            this.method = method;
            this.path = path;
            this.request = HttpRequest.newBuilder(uri("/api/v1" + path));
        }

        Ask as(String user) {
            request.header(Users.HEADER, user);
            return this;
        }

        Ask header(String name, String value) {
            request.header(name, value);
            return this;
        }

        Ask json(String text) {
            return body("application/json", text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        }

        Ask body(String type, byte[] bytes) {
            sent = bytes;
            return body(type, HttpRequest.BodyPublishers.ofByteArray(bytes));
        }

        Ask body(String type, HttpRequest.BodyPublisher publisher) {
            contentType = type;
            request.header("Content-Type", type);
            body = publisher;
            return this;
        }

        /** Sends it, and holds the answer against what every answer owes. */
        Answer send() {
            long before = generations();
            Answer answer = sendAlone();
            if (answer.status() >= 300) {
                assertThat(generations())
                        .as("%s %s changed nothing", method, path)
                        .isEqualTo(before);
            }
            return answer;
        }

        /** As {@link #send}, while others may change things, too. */
        Answer sendAlone() {
            try {
                HttpResponse<byte[]> response =
                        client.send(request.method(method, body).build(), HttpResponse.BodyHandlers.ofByteArray());
                Answer answer = new Answer(response.statusCode(), response.headers(), read(response));
                check(answer);
                return answer;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        /** What to try again when it was answered wrongly. */
        @Override
        public String toString() {
            return method + " " + path + (sent == null ? "" : " " + new String(sent, StandardCharsets.UTF_8));
        }

        private JsonNode sentBody() throws IOException {
            return contentType.contains("json")
                    ? JSON.readTree(sent)
                    : TextNode.valueOf(new String(sent, StandardCharsets.UTF_8));
        }

        /** What is no JSON becomes one text. */
        private static JsonNode read(HttpResponse<byte[]> response) throws IOException {
            String type = response.headers().firstValue("Content-Type").orElse("");
            if (response.body().length == 0) {
                return null;
            }
            return type.contains("json")
                    ? JSON.readTree(response.body())
                    : TextNode.valueOf(new String(response.body(), StandardCharsets.UTF_8));
        }

        private void check(Answer answer) throws IOException {
            String place = path.replaceFirst("\\?.*", "");
            String type = Optional.ofNullable(answer.header("Content-Type"))
                    .orElse("")
                    .replaceFirst(";.*", "");
            OPEN_API.requireDescribed(method, place, answer.status(), type, answer.body());
            assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            if (answer.status() == 200 && (method.equals("GET") || method.equals("HEAD"))) {
                assertThat(answer.header("ETag")).startsWith("W/\"");
            }
            if (type.equals("application/problem+json")) {
                assertThat(answer.body().path("status").asInt()).isEqualTo(answer.status());
            }
            // A check is there to be told what is wrong.
            if (answer.status() < 300 && sent != null && !path.endsWith("/check")) {
                OPEN_API.requireAcceptable(method, place, contentType.replaceFirst(";.*", ""), sentBody());
            }
        }
    }

    Ask ask(String method, String path) {
        return new Ask(method, path);
    }

    /** Alice may view and schedule; unless a test is about somebody else, she asks. */
    Answer get(String path) {
        return ask("GET", path).as("alice").send();
    }

    Answer post(String path, String json) {
        return ask("POST", path).as("alice").json(json).send();
    }

    Answer patch(Event event, String json) {
        return ask("PATCH", at(event)).as("alice").json(json).send();
    }

    static String at(Event event) {
        return "/environments/" + event.environment() + "/events/" + event.id();
    }

    /** How often anything was changed. */
    long generations() {
        return sandbox.store.generation() + elsewhere.store.generation();
    }
}
