package io.jenkins.plugins.eventschedules.web.http;

import io.jenkins.plugins.eventschedules.web.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** An answer that is complete before its first byte goes out, so that it cannot fail half way. */
public record Reply(int status, Map<String, String> headers, byte[] body) {

    private static final byte[] NOTHING = {};

    /** A read: costs no rendering when the client has this state already. */
    public static Reply read(HttpServletRequest request, String tag, Supplier<byte[]> body) {
        return Etags.match(request.getHeader("If-None-Match"), tag)
                ? new Reply(HttpServletResponse.SC_NOT_MODIFIED, Map.of("ETag", tag), NOTHING)
                : shown(HttpServletResponse.SC_OK, Map.of("ETag", tag), body.get());
    }

    /** A read whose tag can only be told from its rendering. */
    public static Reply read(HttpServletRequest request, byte[] body) {
        return read(request, Etags.of(body), () -> body);
    }

    public static Reply done(String tag, byte[] body) {
        return shown(HttpServletResponse.SC_OK, Map.of("ETag", tag), body);
    }

    /** The answer to a question that changed nothing and has no place of its own. */
    public static Reply told(byte[] body) {
        return shown(HttpServletResponse.SC_OK, Map.of(), body);
    }

    public static Reply created(String location, String tag, byte[] body) {
        return shown(HttpServletResponse.SC_CREATED, Map.of("Location", location, "ETag", tag), body);
    }

    public static Reply gone() {
        return new Reply(HttpServletResponse.SC_NO_CONTENT, Map.of(), NOTHING);
    }

    public static Reply problem(Problem problem) {
        Map<String, String> headers = new TreeMap<>(problem.headers());
        headers.put("Content-Type", "application/problem+json");
        return new Reply(problem.kind().status(), headers, Json.bytes(ProblemJson.of(problem)));
    }

    private static Reply shown(int status, Map<String, String> more, byte[] body) {
        Map<String, String> headers = new TreeMap<>(more);
        headers.put("Content-Type", "application/json");
        return new Reply(status, headers, body);
    }

    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader("X-Content-Type-Options", "nosniff");
        headers.forEach(response::setHeader);
        if (body.length > 0) {
            response.setContentLength(body.length);
            if (!request.getMethod().equals("HEAD")) {
                response.getOutputStream().write(body);
            }
        }
    }
}
