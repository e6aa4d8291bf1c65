package io.jenkins.plugins.eventschedules.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The media types in which a body may come. That none of them is a form's also keeps other sites' forms out. */
public final class MediaTypes {

    public static final Set<String> JSON = Set.of("application/json");
    public static final Set<String> PATCH = Set.of("application/json", "application/merge-patch+json");

    public static final Set<String> CALENDAR = Set.of("text/calendar");

    private MediaTypes() {}

    static void require(HttpServletRequest request, Set<String> accepted) {
        String encoding = request.getHeader("Content-Encoding");
        if (!isAccepted(request.getContentType(), accepted)
                || (encoding != null && !encoding.equalsIgnoreCase("identity"))) {
            throw new ProblemException(
                    Kind.UNSUPPORTED_MEDIA_TYPE,
                    "Send " + String.join(" or ", new TreeSet<>(accepted)) + " in UTF-8, not compressed.");
        }
    }

    private static boolean isAccepted(String contentType, Set<String> accepted) {
        if (contentType == null) {
            return false;
        }
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";");
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().replace("\"", "");
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                return false;
            }
        }
        return accepted.contains(parts[0].strip());
    }
}
