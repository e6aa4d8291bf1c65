package io.jenkins.plugins.eventschedules.web.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import io.jenkins.plugins.eventschedules.web.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Set;

/** Reads a request's body, and never more of it than is reasonable. */
public final class BodyReader {

    /** Bytes of a body; a larger one is refused. */
    public static final int LARGEST = 1 << 20;

    private static final int LARGEST_REST = 1 << 16;
    private static final int MOST_DRAINED = 16 * LARGEST;

    private BodyReader() {}

    public static JsonNode read(HttpServletRequest request, Set<String> mediaTypes) throws IOException {
        MediaTypes.require(request, mediaTypes);
        JsonNode json = parse(decode(bytes(request)));
        if (json.isMissingNode()) {
            throw malformed("There is no body.");
        }
        if (!SoundText.in(json)) {
            throw malformed("A text holds half of a surrogate pair.");
        }
        return json;
    }

    /** Reads it as a text, which a byte order mark may precede. */
    public static String text(HttpServletRequest request, Set<String> mediaTypes) throws IOException {
        MediaTypes.require(request, mediaTypes);
        try {
            String text = Utf8.decode(bytes(request));
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ProblemException(new Problem.Invalid(
                    "The body cannot be read.", List.of(new FieldProblem("", "The body is not UTF-8."))));
        }
    }

    /**
     * Takes what was not read of a refused request, where that is little. Where it is more the answer says that the
     * connection ends: a server closes one with a rest on it, and a client that has meanwhile sent its next request
     * there would get no answer at all.
     */
    public static void readOn(HttpServletRequest request, HttpServletResponse response) {
        long told = request.getContentLengthLong();
        if (told > LARGEST_REST || request.getHeader("Transfer-Encoding") != null) {
            response.setHeader("Connection", "close");
        } else if (told > 0 && request.getHeader("Expect") == null) {
            try {
                drain(request.getInputStream(), told);
            } catch (IOException | IllegalStateException e) {
                // Whoever hung up, or had it read otherwise, needs nothing of this.
            }
        }
    }

    private static byte[] bytes(HttpServletRequest request) {
        try {
            return bounded(request);
        } catch (IOException e) {
            throw new ProblemException(
                    Kind.BAD_QUERY, "The body breaks off, or is not as long as its headers say. Send it anew.");
        }
    }

    private static byte[] bounded(HttpServletRequest request) throws IOException {
        long told = request.getContentLengthLong();
        if (told <= LARGEST) {
            // Not believed where it is small or missing.
            byte[] bytes = request.getInputStream().readNBytes(LARGEST + 1);
            if (bytes.length <= LARGEST) {
                return bytes;
            }
        } else if (request.getHeader("Expect") == null) {
            drain(request.getInputStream(), Math.min(told, MOST_DRAINED));
        }
        throw new ProblemException(Kind.TOO_LARGE, "A body has 1 MiB at most.");
    }

    /** Whoever is still sending would find the connection broken, instead of the answer on it. */
    private static void drain(InputStream body, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = most;
        int count = 0;
        while (left > 0 && count >= 0) {
            count = body.read(buffer);
            left -= count;
        }
    }

    private static String decode(byte[] bytes) {
        try {
            return Utf8.decode(bytes);
        } catch (CharacterCodingException e) {
            throw malformed("The body is not UTF-8.");
        }
    }

    private static JsonNode parse(String text) {
        try {
            return Json.read(text);
        } catch (StreamConstraintsException e) {
            throw malformed("The JSON is nested too deeply, or holds a number or a name that is too long.");
        } catch (JsonProcessingException e) {
            String place = " (line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ")";
            boolean twice = e.getOriginalMessage().startsWith("Duplicate field");
            throw malformed((twice ? e.getOriginalMessage() : "This is not one well-formed JSON value") + place + ".");
        }
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(Kind.MALFORMED_JSON, detail);
    }
}
