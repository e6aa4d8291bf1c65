package io.jenkins.plugins.eventschedules.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in. Spoken over a plain socket, since no client would send such requests. */
class HostTest {

    private static final String TOKEN = "correct-horse-battery-staple";
    private static final String EVENTS = "/api/v1/environments/sandbox/events";

    @TempDir
    Path folder;

    private House house;
    private Host host;

    @BeforeEach
    void openHouse() throws Exception {
        house = House.open(folder, Clock.systemUTC());
    }

    @AfterEach
    void closeAll() {
        if (host != null) {
            host.close();
        }
        house.close();
    }

    @Test
    void whoeverReachesLoopbackIsItsUser() throws Exception {
        open(Optional.empty());

        assertThat(ask("GET /api/v1/me HTTP/1.1", "Host: localhost")).startsWith("HTTP/1.1 200");
        assertThat(ask("GET / HTTP/1.1", "Host: 127.0.0.1"))
                .startsWith("HTTP/1.1 200")
                .contains("id=\"event-schedules\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "localhost.", "0.0.0.0"})
    void anotherNameForThisHostIsRefused(String name) throws Exception {
        open(Optional.empty());

        assertThat(ask("GET /api/v1/me HTTP/1.1", "Host: " + name)).startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: http://localhost:9999",
                "Origin: %%%",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    void changesFromAnotherSiteAreRefused(String header) throws Exception {
        open(Optional.empty());

        assertThat(ask(
                        "POST " + EVENTS + " HTTP/1.1",
                        "Host: localhost",
                        header,
                        "Content-Type: application/json",
                        "Content-Length: 0"))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void changesOfTheOwnPageReachTheApi() throws Exception {
        open(Optional.empty());
        URI url = URI.create(host.url());

        assertThat(ask(
                        "POST " + EVENTS + " HTTP/1.1",
                        "Host: " + url.getAuthority(),
                        "Origin: http://" + url.getAuthority(),
                        "Content-Type: application/json",
                        "Content-Length: 0"))
                .startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/page/app.js", "/api/v1/me", "/nothing", "/page/../../x"})
    void everyAnswerCarriesThePolicyAgainstForeignScripts(String path) throws Exception {
        open(Optional.empty());

        assertThat(ask("GET " + path + " HTTP/1.1", "Host: localhost"))
                .containsAnyOf("Content-Security-Policy: default-src 'none'; script-src 'self'", "HTTP/1.1 400")
                .doesNotContain("unsafe-inline");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Nothing: at all",
                "Authorization: Bearer wrong",
                "Authorization: Bearer ",
                "Authorization: Basic !!!",
                "Authorization: Basic dG9t",
                "Authorization: Digest x"
            })
    void withATokenNobodyComesInWithoutIt(String header) throws Exception {
        open(Optional.of(TOKEN));

        for (String path : new String[] {"/", "/api/v1/me", EVENTS}) {
            assertThat(ask("GET " + path + " HTTP/1.1", "Host: anything.example", header))
                    .startsWith("HTTP/1.1 401")
                    .contains("WWW-Authenticate: Basic realm=\"Event Schedules\"")
                    .doesNotContain(TOKEN);
        }
    }

    @Test
    void withTheTokenAPersonHasTheNameThatTheyGive() throws Exception {
        open(Optional.of(TOKEN));
        String basic = Base64.getEncoder().encodeToString(("Zoë:" + TOKEN).getBytes(StandardCharsets.UTF_8));

        assertThat(ask("GET /api/v1/me HTTP/1.1", "Host: a.example", "Authorization: Basic " + basic))
                .startsWith("HTTP/1.1 200")
                .contains("\"id\":\"Zoë\"");
        assertThat(ask("GET /api/v1/me HTTP/1.1", "Host: a.example", "Authorization: Bearer " + TOKEN))
                .contains("\"id\":\"api\"");
    }

    /** A calendar cannot log in; the address that somebody made tells on whose behalf it reads. */
    @Test
    void aCalendarReadsItsFeedWithoutTheTokenOfTheHostAndNothingElse() throws Exception {
        open(Optional.of(TOKEN));
        String made = ask(
                "POST /api/v1/environments/sandbox/feeds HTTP/1.1",
                "Host: a.example",
                "Authorization: Bearer " + TOKEN,
                "Content-Type: application/json",
                "Content-Length: 2",
                "Connection: close",
                "",
                "{}");
        String address = made.replaceFirst("(?s).*\"url\":\"http://a.example(/feed/[^\"]*)\".*", "$1");

        assertThat(ask("GET " + address + " HTTP/1.1", "Host: a.example"))
                .startsWith("HTTP/1.1 200")
                .contains("BEGIN:VCALENDAR");
        assertThat(ask("GET " + address + "x HTTP/1.1", "Host: a.example")).startsWith("HTTP/1.1 404");
        assertThat(ask("GET " + address.replace("/feed/", "/api/v1/") + " HTTP/1.1", "Host: a.example"))
                .startsWith("HTTP/1.1 401");
        assertThat(ask("GET " + address.replace("calendar.ics", "events") + " HTTP/1.1", "Host: a.example"))
                .startsWith("HTTP/1.1 404");
    }

    @Test
    void demoEventsAreAddedOnce() {
        DemoEvents.addTo(house.sandbox(), Clock.systemUTC());
        int count = house.sandbox().store().list(EventQuery.all()).events().size();
        DemoEvents.addTo(house.sandbox(), Clock.systemUTC());

        assertThat(count).isGreaterThanOrEqualTo(5);
        assertThat(house.sandbox().store().list(EventQuery.all()).events()).hasSize(count);
    }

    @Test
    void secretsAreFoundByIdAndReadAnew() throws Exception {
        FileSecrets secrets = new FileSecrets(folder.resolve("secrets.properties"));
        assertThat(secrets.exists("cache-token", "")).isFalse();

        Files.writeString(folder.resolve("secrets.properties"), "cache-token=hunter2\n");

        assertThat(secrets.reveal("cache-token", "")).hasValue("hunter2");
        assertThat(secrets.exists("other", "")).isFalse();
    }

    private void open(Optional<String> token) throws Exception {
        Optional<Path> file = Optional.empty();
        if (token.isPresent()) {
            file = Optional.of(Files.writeString(folder.resolve("token"), token.get()));
        }
        host = Host.start(house, new Address("127.0.0.1", 0), Tokens.readFrom(file));
    }

    private String ask(String... lines) throws IOException {
        URI url = URI.create(host.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
