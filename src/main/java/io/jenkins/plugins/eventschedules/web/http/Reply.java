package io.jenkins.plugins.eventschedules.web.http;

import io.jenkins.plugins.eventschedules.web.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * An answer. It is complete before its first byte goes out, so that it cannot fail half way; a {@link Stream} alone is
 * not, and breaks the connection off.
 */
public record Reply(int status, Map<String, String> headers, Body body) {

    private static final String JSON = "application/json";
    private static final Body NOTHING = new Whole(new byte[0]);

    /** What follows the head. */
    public sealed interface Body permits Whole, Stream {}

    /** All of it at hand. */
    public record Whole(byte[] bytes) implements Body {}

    /** More than anybody would want to hold at once. */
    @FunctionalInterface
    public non-sealed interface Stream extends Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /** A read: costs no rendering when the client has this state already. */
    public static Reply read(HttpServletRequest request, String tag, Supplier<byte[]> body) {
        return Etags.match(request.getHeader("If-None-Match"), tag)
                ? new Reply(HttpServletResponse.SC_NOT_MODIFIED, Map.of("ETag", tag), NOTHING)
                : shown(HttpServletResponse.SC_OK, Map.of("ETag", tag), JSON, new Whole(body.get()));
    }

    /** A read of another type than JSON. The stream is asked for here, and may refuse to be. */
    public static Reply file(
            HttpServletRequest request,
            String tag,
            String type,
            Map<String, String> more,
            Supplier<? extends Body> body) {
        Map<String, String> headers = new TreeMap<>(more);
        headers.put("ETag", tag);
        return Etags.match(request.getHeader("If-None-Match"), tag)
                ? new Reply(HttpServletResponse.SC_NOT_MODIFIED, Map.of("ETag", tag), NOTHING)
                : shown(HttpServletResponse.SC_OK, headers, type, body.get());
    }

    /** A read whose tag can only be told from its rendering. */
    public static Reply read(HttpServletRequest request, byte[] body) {
        return read(request, Etags.of(body), () -> body);
    }

    public static Reply done(String tag, byte[] body) {
        return shown(HttpServletResponse.SC_OK, Map.of("ETag", tag), JSON, new Whole(body));
    }

    /** The answer to a question that changed nothing and has no place of its own. */
    public static Reply told(byte[] body) {
        return shown(HttpServletResponse.SC_OK, Map.of(), JSON, new Whole(body));
    }

    /** Several things that have one place together, and no tag. */
    public static Reply createdMany(String location, byte[] body) {
        return shown(HttpServletResponse.SC_CREATED, Map.of("Location", location), JSON, new Whole(body));
    }

    /** What was asked for will be done, and has no place of its own. */
    public static Reply accepted(byte[] body) {
        return shown(HttpServletResponse.SC_ACCEPTED, Map.of(), JSON, new Whole(body));
    }

    public static Reply created(String location, String tag, byte[] body) {
        return shown(HttpServletResponse.SC_CREATED, Map.of("Location", location, "ETag", tag), JSON, new Whole(body));
    }

    /** The answer of a host that does not do what it is there for, to whoever asked just that. */
    public static Reply down(byte[] body) {
        return shown(HttpServletResponse.SC_SERVICE_UNAVAILABLE, Map.of(), JSON, new Whole(body));
    }

    public static Reply gone() {
        return new Reply(HttpServletResponse.SC_NO_CONTENT, Map.of(), NOTHING);
    }

    public static Reply problem(Problem problem) {
        Map<String, String> headers = new TreeMap<>(problem.headers());
        headers.put("Content-Type", "application/problem+json");
        return new Reply(problem.kind().status(), headers, new Whole(Json.bytes(ProblemJson.of(problem))));
    }

    private static Reply shown(int status, Map<String, String> more, String type, Body body) {
        Map<String, String> headers = new TreeMap<>(more);
        headers.put("Content-Type", type);
        return new Reply(status, headers, body);
    }

    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader("X-Content-Type-Options", "nosniff");
        headers.forEach(response::setHeader);
        boolean headOnly = request.getMethod().equals("HEAD");
        if (body instanceof Whole whole && whole.bytes().length > 0) {
            response.setContentLength(whole.bytes().length);
            if (!headOnly) {
                response.getOutputStream().write(whole.bytes());
            }
        } else if (body instanceof Stream stream && !headOnly) {
            stream(stream, response);
        }
    }

    /** Whatever fails now must not look like an end: the server breaks off an answer that it could not finish. */
    private static void stream(Stream stream, HttpServletResponse response) throws IOException {
        try {
            stream.writeTo(response.getOutputStream());
        } catch (RuntimeException e) {
            throw new IOException("an answer broke off", e);
        }
    }
}
