package io.jenkins.plugins.eventschedules.jenkins;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.opentelemetry.api.ReconfigurableOpenTelemetry;
import io.opentelemetry.sdk.resources.Resource;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** What OpenTelemetry hears of events in a Jenkins whose plugins have class loaders of their own. */
class OpenTelemetryTest {

    private static final String API_PLUGIN = "opentelemetry-api";

    @RegisterExtension
    private final RealJenkinsExtension jenkins = new RealJenkinsExtension().prepareHomeLazily(true);

    @Test
    void itHearsOfPhasesFromWhenThePluginIsConfigured() throws Throwable {
        jenkins.then(OpenTelemetryTest::tellACollector);
    }

    @Test
    void withoutThePluginEventsRunAndNothingOfItIsLookedFor() throws Throwable {
        jenkins.omitPlugins(API_PLUGIN, "okhttp-api");
        jenkins.then(OpenTelemetryTest::runWithoutIt);
    }

    private static void tellACollector(JenkinsRule rule) throws Throwable {
        Collector collector = new Collector();
        try {
            Event before = bringUp("Before it is configured");
            // As the OpenTelemetry plugin does when its form is saved.
            ReconfigurableOpenTelemetry.get()
                    .configure(
                            Map.of(
                                    "otel.exporter.otlp.endpoint", collector.address(),
                                    "otel.exporter.otlp.protocol", "http/protobuf",
                                    "otel.traces.exporter", "otlp",
                                    "otel.metrics.exporter", "otlp",
                                    "otel.logs.exporter", "none",
                                    "otel.bsp.schedule.delay", "100",
                                    "otel.metric.export.interval", "200"),
                            Resource.empty(),
                            true);
            Event after = bringUp("After it was configured");

            collector.await("/v1/traces", after.id().value());
            collector.await("/v1/traces", "preroll");
            collector.await("/v1/traces", "automation:minimal");
            for (String figure :
                    new String[] {"status_changes", "claim_lateness", "ready_lateness", "phase_duration"}) {
                collector.await("/v1/metrics", "event_schedules." + figure);
            }
            assertFalse(collector.heard("/v1/traces").contains(before.id().value()));
            assertFalse(collector.heard("/v1/traces").contains("configured"), "the name of an event");
        } finally {
            ReconfigurableOpenTelemetry.get().configure(Map.of(), Resource.empty(), true);
            collector.close();
        }
        figuresAreRead();
    }

    private static void runWithoutIt(JenkinsRule rule) throws Throwable {
        assertNull(rule.jenkins.getPluginManager().getPlugin(API_PLUGIN));
        bringUp("Alone");
        figuresAreRead();
        ClassLoader ours = rule.jenkins.getPluginManager().getPlugin("event-schedules").classLoader;
        ClassLoader all = rule.jenkins.getPluginManager().uberClassLoader;
        for (ClassLoader each : new ClassLoader[] {ours, all}) {
            try {
                each.loadClass("io.opentelemetry.api.GlobalOpenTelemetry");
            } catch (ClassNotFoundException e) {
                continue;
            }
            throw new AssertionError("The API is bundled, and nobody listens to that one");
        }
    }

    private static Event bringUp(String name) throws Exception {
        Event event = Drafts.schedule(name, "alice", Duration.ofSeconds(1), Duration.ofMinutes(10));
        return Drafts.awaitStatus(event.id(), Status.LIVE);
    }

    /** The library that writes the metrics is in the API plugin as well, in a version of its own. */
    private static void figuresAreRead() {
        for (String accept : new String[] {"", "application/openmetrics-text; version=1.0.0"}) {
            String text = new String(House.get().metrics().exposition(accept).text(), StandardCharsets.UTF_8);
            assertTrue(text.contains("event_schedules_events{environment=\"sandbox\",status=\"live\"}"), () -> text);
        }
    }

    /** Takes what OTLP over HTTP sends, and looks for texts in it: <https://opentelemetry.io/docs/specs/otlp/>. */
    private static final class Collector {

        private final Map<String, StringBuffer> heard = new ConcurrentHashMap<>();
        private final HttpServer server;

        Collector() throws Exception {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] body = exchange.getRequestBody().readAllBytes();
                heard.computeIfAbsent(exchange.getRequestURI().getPath(), path -> new StringBuffer())
                        .append(new String(body, StandardCharsets.ISO_8859_1));
                exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        String heard(String path) {
            return heard.getOrDefault(path, new StringBuffer()).toString();
        }

        void await(String path, String wanted) throws InterruptedException {
            for (int i = 0; i < 200 && !heard(path).contains(wanted); i++) {
                Thread.sleep(100);
            }
            assertTrue(heard(path).contains(wanted), () -> wanted + " is not in what " + path + " got: " + heard);
        }

        void close() {
            server.stop(0);
        }
    }
}
