package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.web.http.Etags;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One of the page's files.
 *
 * @param immutable its name changes with its content
 */
record PageFile(byte[] content, String contentType, boolean immutable) {

    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "js", "text/javascript;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "map", "application/json",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2");

    /** Plain names only: no empty or dotted segment can climb out of the page's folder. */
    private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*){1,8}");

    /** As Vite names chunks: eight characters of base 64, which no word of ours is with a capital or a digit in it. */
    private static final Pattern HASHED = Pattern.compile(".*[-.](?=[a-z_-]*[A-Z0-9])[A-Za-z0-9_-]{8}\\.[a-z0-9.]+");

    static Optional<PageFile> find(String path) throws IOException {
        String contentType = CONTENT_TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (contentType == null || path.length() > 200 || !PATH.matcher(path).matches()) {
            return Optional.empty();
        }
        try (InputStream file = PageFile.class.getResourceAsStream("page" + path)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new PageFile(
                            file.readAllBytes(),
                            contentType,
                            HASHED.matcher(path).matches()));
        }
    }

    String tag() {
        return Etags.of(content);
    }

    String cacheControl() {
        return immutable ? "public, max-age=31536000, immutable" : "public, no-cache";
    }

    boolean isKnownBy(String ifNoneMatch) {
        return Etags.match(ifNoneMatch, tag());
    }
}
