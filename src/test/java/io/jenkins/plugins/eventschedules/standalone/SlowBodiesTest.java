package io.jenkins.plugins.eventschedules.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a body may take, and that nothing but its client is reckoned with. */
class SlowBodiesTest {

    private static final int SECONDS = 1;
    private static final int PATIENCE_MILLIS = 20_000;
    private static final String HEAD = "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";

    @TempDir
    Path folder;

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    /** Reads the whole body in its thread, and takes its time before it answers. */
    private static final class Reads extends Handler.Abstract {

        private final Duration takes;

        Reads(Duration takes) {
            this.takes = takes;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            try {
                byte[] body = Content.Source.asInputStream(request).readAllBytes();
                TimeUnit.MILLISECONDS.sleep(takes.toMillis());
                Content.Sink.write(response, true, "read " + body.length, callback);
            } catch (IOException e) {
                callback.failed(e);
            }
            return true;
        }
    }

    private void serve(Duration takes) throws Exception {
        server.addConnector(connector);
        server.setHandler(new WholeBodies(new Reads(takes), 1 << 24, SECONDS));
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 60\r\n\r\n",
                "Content-Length: 2000000\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n",
                "Expect: 100-continue\r\nContent-Length: 60\r\n\r\n"
            })
    void aBodyThatDoesNotComeIsHungUpOn(String rest) throws Exception {
        serve(Duration.ZERO);
        try (Socket socket = new Socket("127.0.0.1", connector.getLocalPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket, HEAD + rest);

            assertThat(untilTheEnd(socket)).doesNotContain("200");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 2\r\n\r\n{}", "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{}"})
    void whatTheHostTakesForItsAnswerIsNotTheClientsFault(String rest) throws Exception {
        serve(Duration.ofMillis(1_500));
        try (Socket socket = new Socket("127.0.0.1", connector.getLocalPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket, HEAD + rest);

            assertThat(untilTheEnd(socket)).contains("200", "read 2");
        }
    }

    /** On a busy host as much time passes between the pieces of a request, whoever sends it. */
    @Test
    void aSmallBodyMayComeInPieces() throws Exception {
        try (House house = House.open(folder, Clock.systemUTC());
                Host host = Host.start(house, new Address("127.0.0.1", 0), Tokens.readFrom(Optional.empty()));
                Socket socket = new Socket("127.0.0.1", URI.create(host.url()).getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(
                    socket,
                    "POST /api/v1/environments/sandbox/check HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Content-Type: application/json\r\nContent-Length: 12\r\n\r\n");
            for (String piece : new String[] {"{\"na", "me\":", "\"x\"}"}) {
                TimeUnit.MILLISECONDS.sleep(200);
                write(socket, piece);
            }

            assertThat(untilTheEnd(socket)).startsWith("HTTP/1.1 200");
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String untilTheEnd(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
}
