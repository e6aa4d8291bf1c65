package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.web.http.Reply;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One thing that the API does.
 *
 * @param path literal segments and variables in braces, as OpenAPI writes it
 * @param query the parameters that it knows
 */
record Route(String method, String path, Needs needs, Set<String> query, Handler handler) {

    /** Answers one call. */
    @FunctionalInterface
    interface Handler {
        Reply answer(Call call) throws IOException;
    }

    boolean reads() {
        return method.equals("GET");
    }

    int length() {
        return segments(path).length;
    }

    /** The variables of a path that is this route's; empty for any other path. */
    Optional<Map<String, String>> match(String asked) {
        String[] pattern = segments(path);
        String[] given = segments(asked);
        if (given.length != pattern.length) {
            return Optional.empty();
        }
        Map<String, String> variables = new TreeMap<>();
        for (int i = 0; i < pattern.length; i++) {
            if (pattern[i].startsWith("{")) {
                variables.put(pattern[i].substring(1, pattern[i].length() - 1), given[i]);
            } else if (!pattern[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    /** A path without its leading slash counts none, one with a trailing slash counts an empty one more. */
    private static String[] segments(String path) {
        return path.startsWith("/") ? path.substring(1).split("/", -1) : new String[0];
    }
}
