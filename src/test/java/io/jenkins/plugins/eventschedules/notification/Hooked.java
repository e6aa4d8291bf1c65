package io.jenkins.plugins.eventschedules.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Somebody's web server that is told. It verifies signatures by itself, from the documentation, and takes nothing whose
 * signature is wrong.
 */
final class Hooked implements AutoCloseable {

    static final String SECRET = "correct horse battery staple";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What it took, in the order in which it came. */
    final List<JsonNode> taken = new CopyOnWriteArrayList<>();

    final List<String> forged = new CopyOnWriteArrayList<>();
    final AtomicInteger asked = new AtomicInteger();
    private volatile Answering answering = (reply, body) -> reply.send(204, -1);
    private int port;
    private HttpServer server;

    Hooked() throws IOException {
        start();
    }

    /** How it behaves after the signature was right. */
    interface Answering {
        void answer(Reply reply, JsonNode body) throws IOException;
    }

    /** What is taken counts as taken before whoever sent it can know. */
    record Reply(HttpExchange exchange, Runnable taken) {

        void send(int status, long length) throws IOException {
            if (status / 100 == 2) {
                taken.run();
            }
            exchange.sendResponseHeaders(status, length);
        }
    }

    void answering(Answering how) {
        answering = how;
    }

    void answering(int status) {
        answering = (reply, body) -> reply.send(status, -1);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port + "/hook?team=shop");
    }

    /** At the port that it had. */
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        port = server.getAddress().getPort();
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    void stop() {
        server.stop(0);
    }

    @Override
    public void close() {
        stop();
    }

    List<JsonNode> takenOf(String event) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode body : taken) {
            if (body.at("/event/id").asText().equals(event)) {
                found.add(body);
            }
        }
        return found;
    }

    private void handle(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        byte[] body = exchange.getRequestBody().readAllBytes();
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        String timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
        String signature = exchange.getRequestHeaders().getFirst("webhook-signature");
        JsonNode json = JSON.readTree(body);
        if (!signature.equals("v1," + hmac(id + "." + timestamp + "." + new String(body, StandardCharsets.UTF_8)))
                || !json.path("id").asText().equals(id)) {
            forged.add(id);
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
            return;
        }
        answering.answer(new Reply(exchange, () -> taken.add(json)), json);
        exchange.close();
    }

    private static String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
