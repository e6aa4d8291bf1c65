package io.jenkins.plugins.eventschedules.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that two readers could read in two ways (RFC 9112, section 11.2), and others that no client sends. What a
 * proxy may have taken for one request must not be two for this host: after every doubt the connection ends.
 */
class HostileHttpTest {

    private static final String ME = "GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String POST =
            "POST /api/v1/environments/sandbox/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    private static final Pattern ANSWERS = Pattern.compile("HTTP/1\\.1 (\\d{3})");
    /** After this the host hangs up of its own accord. */
    private static final String LAST = "GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private static final int PATIENCE_MILLIS = 20_000;

    @TempDir
    static Path folder;

    private static House house;
    private static Host host;

    @BeforeAll
    static void open() throws Exception {
        house = House.open(folder, Clock.systemUTC());
        host = Host.start(house, new Address("127.0.0.1", 0), Tokens.readFrom(Optional.empty()));
    }

    @AfterAll
    static void close() {
        host.close();
        house.close();
    }

    /** @param statuses of all answers until the host hung up */
    private record Heard(List<Integer> statuses, String text) {}

    static Stream<Arguments> doubtful() {
        String chunks = "2\r\n{}\r\n0\r\n\r\n";
        return Stream.of(
                refused(
                        "a length and chunks",
                        POST + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks),
                refused(
                        "chunks and a length",
                        POST + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n" + chunks),
                refused("two lengths", POST + "Content-Length: 2\r\nContent-Length: 60\r\n\r\n{}"),
                refused("two lengths in one field", POST + "Content-Length: 2, 60\r\n\r\n{}"),
                refused("a length with a sign", POST + "Content-Length: +2\r\n\r\n{}"),
                refused("a negative length", POST + "Content-Length: -2\r\n\r\n{}"),
                refused("a length in hexadecimal", POST + "Content-Length: 0x2\r\n\r\n{}"),
                refused("a length beyond numbers", POST + "Content-Length: 99999999999999999999\r\n\r\n{}"),
                refused("an empty length", POST + "Content-Length:\r\n\r\n{}"),
                refused("chunks that are not last", POST + "Transfer-Encoding: chunked, identity\r\n\r\n" + chunks),
                refused("chunks twice", POST + "Transfer-Encoding: chunked, chunked\r\n\r\n" + chunks),
                refused("chunks in another word", POST + "Transfer-Encoding: xchunked\r\n\r\n" + chunks),
                refused("chunks after a control character", POST + "Transfer-Encoding: \u000bchunked\r\n\r\n" + chunks),
                refused("a space before the colon", POST + "Transfer-Encoding : chunked\r\n\r\n" + chunks),
                refused("a folded header", POST + "Transfer-Encoding:\r\n chunked\r\n\r\n" + chunks),
                refused("a folded first header", "GET /api/v1/me HTTP/1.1\r\n Host: localhost\r\n\r\n"),
                refused(
                        "a bare return in a header",
                        "GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nA: b\rX: c\r\n\r\n"),
                refused("a null in a header", "GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nA: b\0c\r\n\r\n"),
                refused("a null in a name", "GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nA\0: b\r\n\r\n"),
                refused("a null in the line", "GET /api/v1/me\0 HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                refused("a header without a name", "GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\n: b\r\n\r\n"),
                refused("a chunk that has no size", POST + "Transfer-Encoding: chunked\r\n\r\n\r\n{}\r\n0\r\n\r\n"),
                refused("a chunk of a negative size", POST + "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n"),
                refused(
                        "a chunk beyond numbers",
                        POST + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF1\r\n{}\r\n"),
                refused("a chunk that is longer", POST + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}  \r\n0\r\n\r\n"),
                refused("two hosts", "GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n"),
                refused("no host", "GET /api/v1/me HTTP/1.1\r\n\r\n"),
                refused("a host that is none", "GET /api/v1/me HTTP/1.1\r\nHost: localhost/../x\r\n\r\n"),
                refused("a host with a user", "GET /api/v1/me HTTP/1.1\r\nHost: a@localhost\r\n\r\n"),
                refused("no version", "GET /api/v1/me\r\n\r\n"),
                refused("an older version", "GET /api/v1/me HTTP/0.9\r\nHost: localhost\r\n\r\n"),
                refused("a version to come", "GET /api/v1/me HTTP/3.7\r\nHost: localhost\r\n\r\n"),
                refused("the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                refused("a handshake of TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000"),
                refused("no request at all", "\r\nhello\r\n\r\n"));
    }

    private static Arguments refused(String what, String request) {
        return Arguments.of(what, request);
    }

    /** The request after it, which one reader would have seen inside it, is not answered. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("doubtful")
    void whatCanBeReadInTwoWaysIsRefusedAndTheConnectionEnds(String what, String request) throws Exception {
        Heard heard = say(request + LAST);

        assertThat(heard.statuses()).as(heard.text()).hasSize(1).allMatch(status -> status / 100 == 4 || status == 505);
        requireNothingOfTheInside(heard);
    }

    static Stream<Arguments> clear() {
        String longest = "x".repeat(20_000);
        return Stream.of(
                stays("the whole address", "GET http://localhost/api/v1/me HTTP/1.1\r\nHost: localhost\r\n\r\n", 200),
                ends("another's address", "GET http://evil.example/api/v1/me HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
                stays("a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n", 403),
                stays("everything", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n", 405),
                stays("an echo", "TRACE / HTTP/1.1\r\nHost: localhost\r\nCookie: secret\r\n\r\n", 405),
                stays("another host", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 403),
                stays(
                        "another host that was told by a proxy",
                        "GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\n\r\n",
                        200),
                stays(
                        "a method for another",
                        "POST /api/v1/me HTTP/1.1\r\nHost: localhost\r\nX-HTTP-Method-Override: GET\r\nContent-Length: 0\r\n\r\n",
                        405),
                ends("a long address", "GET /" + longest + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 414),
                ends("a long header", "GET / HTTP/1.1\r\nHost: localhost\r\nA: " + longest + "\r\n\r\n", 431),
                ends("many headers", "GET / HTTP/1.1\r\nHost: localhost\r\n" + "A: b\r\n".repeat(5_000) + "\r\n", 431),
                stays(
                        "a range",
                        "GET / HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-" + ",0-".repeat(1_000) + "\r\n\r\n",
                        200),
                ends("a way out of the files", "GET /page/../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
                ends(
                        "an encoded way out",
                        "GET /page/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
                        400),
                ends(
                        "a way out encoded twice",
                        "GET /page/%252e%252e%252fevents.db HTTP/1.1\r\nHost: localhost\r\n\r\n",
                        400),
                ends(
                        "a way out in UTF-8 that is none",
                        "GET /page/%c0%ae%c0%ae/events.db HTTP/1.1\r\nHost: localhost\r\n\r\n",
                        400),
                ends(
                        "a way out through a parameter",
                        "GET /page/..;/events.db HTTP/1.1\r\nHost: localhost\r\n\r\n",
                        400),
                ends("a backslash", "GET /page/..\\events.db HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
                stays(
                        "an upgrade",
                        "GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n",
                        200),
                stays(
                        "a change from elsewhere",
                        POST + "Origin: http://evil.example\r\nContent-Length: 2\r\n\r\n{}",
                        403),
                stays(
                        "a form from elsewhere",
                        "POST /api/v1/environments/sandbox/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}",
                        415));
    }

    private static Arguments stays(String what, String request, int status) {
        return Arguments.of(what, request, List.of(status, 200));
    }

    private static Arguments ends(String what, String request, int status) {
        return Arguments.of(what, request, List.of(status));
    }

    /** Once, by this host, and without a word of what was sent. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("clear")
    void whatIsClearButOddIsAnsweredOnce(String what, String request, List<Integer> statuses) throws Exception {
        Heard heard = say(request + LAST);

        assertThat(heard.statuses()).as(heard.text()).isEqualTo(statuses);
        assertThat(heard.text()).doesNotContain("Location:", "secret", "xxxxxxxxxx", "root:", "SQLite");
        requireNothingOfTheInside(heard);
    }

    static Stream<String> withMoreToCome() {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        return Stream.of(
                "Content-Length: 2000000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(17) + "10\r\n");
    }

    /** A client may only use a connection again that stays. */
    @ParameterizedTest
    @MethodSource("withMoreToCome")
    void aConnectionWithMoreOfARefusedRequestOnItIsSaidToEnd(String body) throws Exception {
        Heard heard = say("POST /api/v1/nothing HTTP/1.1\r\nHost: localhost\r\n" + body);

        assertThat(heard.text()).startsWith("HTTP/1.1 404").contains("Connection: close\r\n");
    }

    @Test
    void aBodyThatBreaksOffIsAProblemOfWhoSentIt() throws Exception {
        assertThat(say(POST + "Transfer-Encoding: chunked\r\n\r\nzz\r\n").text())
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "Send it anew.");
    }

    @Test
    void soundRequestsOnOneConnectionAreAnsweredInTurn() throws Exception {
        Heard heard = say(ME + POST + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n" + LAST);

        assertThat(heard.statuses()).containsExactly(200, 200, 200);
    }

    private static void requireNothingOfTheInside(Heard heard) {
        assertThat(heard.text())
                .doesNotContainIgnoringCase("jetty")
                .doesNotContain("Exception", "\tat ", "java.", "Servlet");
    }

    private static Heard say(String request) throws IOException {
        URI url = URI.create(host.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String text = untilTheEnd(socket.getInputStream());
            return new Heard(
                    ANSWERS.matcher(text)
                            .results()
                            .map(answer -> Integer.valueOf(answer.group(1)))
                            .toList(),
                    text);
        }
    }

    private static String untilTheEnd(InputStream in) throws IOException {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                heard.write(next);
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // It hung up on a request of which it had not read everything.
            assertThat(e).hasMessageContaining("reset");
        }
        return heard.toString(StandardCharsets.UTF_8);
    }
}
