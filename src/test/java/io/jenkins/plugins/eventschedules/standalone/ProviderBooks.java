package io.jenkins.plugins.eventschedules.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the sandbox wrote down of the attempts that it began, which no kill and no restore of ours can have changed.
 *
 * @param repeated tokens under which it began something more than once
 * @param prerolls the attempts to bring up each event
 * @param postrolls the attempts to take down each event
 */
record ProviderBooks(Set<String> repeated, Map<String, Set<String>> prerolls, Map<String, Set<String>> postrolls) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ProviderBooks of(Path data) throws IOException {
        Path file = data.resolve("sandbox-executions.jsonl");
        ProviderBooks books = new ProviderBooks(new HashSet<>(), new HashMap<>(), new HashMap<>());
        // There is none before the first attempt.
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            JsonNode entry = JSON.readTree(line);
            if (entry.has("startedAt")) {
                books.note(entry.get("token").asText());
            }
        }
        return books;
    }

    private void note(String token) {
        boolean isNew = (token.endsWith("-preroll") ? prerolls : postrolls)
                .computeIfAbsent(token.substring(0, token.indexOf('-')), id -> new HashSet<>())
                .add(token);
        if (!isNew) {
            repeated.add(token);
        }
    }
}
