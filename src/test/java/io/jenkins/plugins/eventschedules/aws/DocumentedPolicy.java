package io.jenkins.plugins.eventschedules.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The policy that a page of the documentation shows, with the names of the tests put in. */
record DocumentedPolicy(JsonNode json) {

    static DocumentedPolicy of(String page) throws IOException {
        String docs = Files.readString(Path.of("docs", page));
        int from = docs.indexOf("```json\n") + "```json\n".length();
        String text = docs.substring(from, docs.indexOf("```", from))
                .replace("REGION", "eu-west-1")
                .replace("ACCOUNT", "123456789012")
                .replace("AUTOMATION-ROLE", "automation")
                .replace("SWITCH-ROLE", "switch");
        return new DocumentedPolicy(new ObjectMapper().readTree(text));
    }

    Set<String> actions() {
        Set<String> actions = new TreeSet<>();
        for (JsonNode statement : json.path("Statement")) {
            JsonNode action = statement.path("Action");
            if (action.isTextual()) {
                actions.add(action.asText());
            }
            action.forEach(each -> actions.add(each.asText()));
        }
        return actions;
    }

    /** Of both. */
    DocumentedPolicy and(DocumentedPolicy other) {
        JsonNode both = json.deepCopy();
        ((ArrayNode) both.path("Statement")).addAll((ArrayNode) other.json.path("Statement"));
        return new DocumentedPolicy(both);
    }
}
