package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's files, served to anybody from a few samples that stand in for it. */
class PageServletTest {

    @RegisterExtension
    final Api api = new Api();

    @ParameterizedTest
    @CsvSource({
        "/sample.js, text/javascript;charset=utf-8, 'public, no-cache'",
        "/sample.css, text/css;charset=utf-8, 'public, no-cache'",
        "/icons/sample.svg, image/svg+xml, 'public, no-cache'",
        "/sample-BxK2_f9a.js, text/javascript;charset=utf-8, 'public, max-age=31536000, immutable'",
    })
    void aFileComesWithItsTypeAndIsKeptAsLongAsItsNamePromises(String path, String type, String cacheControl)
            throws Exception {
        HttpResponse<String> answer = send("GET", path, null);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isNotBlank();
        assertThat(header(answer, "Content-Type")).isEqualToIgnoringCase(type);
        assertThat(header(answer, "Cache-Control")).isEqualTo(cacheControl);
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(send("GET", path, header(answer, "ETag")).statusCode()).isEqualTo(304);
        assertThat(send("GET", path, "\"other\"").statusCode()).isEqualTo(200);
        HttpResponse<String> head = send("HEAD", path, null);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "Content-Length")).isEqualTo(header(answer, "Content-Length"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/icons",
                "/icons/",
                "/sample",
                "/sample.txt",
                "/sample.class",
                "/unknown.js",
                "/icons/../../PageServlet.class",
                "/../openapi.json",
                "/..%2fopenapi.json",
                "/%2e%2e/openapi.json",
                "/icons/..%5c..%5copenapi.json",
                "//sample.js",
                "/./sample.js/.",
                "/.sample.js",
                "/icons//sample.svg",
                "/sample.js%00",
                "/sample.js/",
                "/SAMPLE.js",
                "/file:/etc/passwd.js",
            })
    void nothingElseIsServed(String path) throws Exception {
        try (Raw raw = new Raw(api)) {
            assertThat(raw.send("GET /jenkins/event-schedules/page" + path
                            + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                    .matches("(?s)HTTP/1\\.1 40[04] .*")
                    .doesNotContain("{", "<svg", "sample.svg");
        }
    }

    /** A host that finds its own way here may not have looked at the path at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../openapi.json",
                "/../openapi.json",
                "/icons/../../openapi.json",
                "/icons/../sample.js",
                "/./sample.js",
                "\\..\\openapi.json",
                "sample.js",
                "/sample.js\n",
                "/sample.js\0.js",
                "/%2e%2e/openapi.json",
                "/sample.js?x=.js",
                "/a/b/c/d/e/f/g/h/i/sample.js",
            })
    void noPathLeadsOutOfTheFolder(String path) throws Exception {
        assertThat(PageFile.find(path)).isEmpty();
    }

    @Test
    void filesCanOnlyBeRead() throws Exception {
        HttpResponse<String> answer = send("POST", "/sample.js", null);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD");
    }

    private HttpResponse<String> send(String method, String path, String tag) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(api.uri("/page" + path)).method(method, HttpRequest.BodyPublishers.noBody());
        if (tag != null) {
            request.header("If-None-Match", tag);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse(null);
    }
}
