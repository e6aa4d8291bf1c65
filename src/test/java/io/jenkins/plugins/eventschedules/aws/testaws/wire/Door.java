package io.jenkins.plugins.eventschedules.aws.testaws.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Dialect;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Place;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Principal;
import io.jenkins.plugins.eventschedules.aws.testaws.desk.Desk;
import io.jenkins.plugins.eventschedules.aws.testaws.desk.Reply;
import io.jenkins.plugins.eventschedules.aws.testaws.fault.Fault;
import io.jenkins.plugins.eventschedules.aws.testaws.fault.Faults;
import io.jenkins.plugins.eventschedules.aws.testaws.identity.Identities;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Where requests come in over HTTP: finds out who asks for what, has it done at the desk, and tells or loses the reply. */
public final class Door implements HttpHandler, AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(Door::daemon);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Desk desk;
    private final Identities identities;
    private final Faults faults;
    private final Set<String> regions;
    private final InstantSource clock;

    public Door(Desk desk, Identities identities, Faults faults, Set<String> regions, InstantSource clock) {
        this.desk = desk;
        this.identities = identities;
        this.faults = faults;
        this.regions = regions;
        this.clock = clock;
        // Else the head and the body of each answer are 40 ms apart. The JDK reads it once, when the first server
        // starts.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this);
        server.setExecutor(threads);
        server.start();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "test AWS");
        thread.setDaemon(true);
        return thread;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Arrival arrival = Arrival.read(exchange);
            Protocol protocol = Protocol.of(arrival);
            try {
                Protocol.Asked asked = protocol.read(arrival);
                tell(exchange, protocol, asked, desk.take(call(arrival, asked)));
            } catch (AwsError e) {
                send(exchange, protocol, e);
            } catch (RuntimeException e) {
                send(exchange, protocol, new AwsError("TestAwsBroke", 400, "The test AWS itself failed: " + e));
            }
        }
    }

    private Call call(Arrival arrival, Protocol.Asked asked) {
        Signature signature = Signature.of(arrival).orElseThrow(() -> Dialect.JSON.unsigned());
        Dialect dialect = Dialect.of(signature.service());
        Principal principal = identities.authenticate(signature.accessKey(), signature.token(), dialect);
        if (!regions.contains(signature.region())) {
            throw dialect.wrongRegion();
        }
        Place place = new Place(principal.account(), signature.region());
        return Call.of(signature.service(), asked.operation(), asked.input(), principal, place, clock.instant());
    }

    private void tell(HttpExchange exchange, Protocol protocol, Protocol.Asked asked, Reply reply) throws IOException {
        if (reply instanceof Reply.Told told) {
            send(exchange, protocol, 200, protocol.answer(asked, told.answer()), false);
        } else if (reply instanceof Reply.Refused refused) {
            send(exchange, protocol, refused.error());
        } else if (reply instanceof Reply.Lost lost) {
            lose(exchange, protocol, asked, lost);
        }
    }

    private void lose(HttpExchange exchange, Protocol protocol, Protocol.Asked asked, Reply.Lost lost)
            throws IOException {
        if (lost.how() == Fault.TORN && lost.reply() instanceof Reply.Told told) {
            send(exchange, protocol, 200, protocol.answer(asked, told.answer()), true);
        } else if (lost.how() == Fault.HANG_BEFORE || lost.how() == Fault.HANG_AFTER) {
            hang();
        }
    }

    private void hang() {
        try {
            closed.await(faults.hang().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(HttpExchange exchange, Protocol protocol, AwsError error) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", error.code());
        send(exchange, protocol, error.status(), protocol.error(error), false);
    }

    private void send(HttpExchange exchange, Protocol protocol, int status, String text, boolean torn)
            throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", protocol.contentType());
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body, 0, torn ? body.length / 2 : body.length);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
