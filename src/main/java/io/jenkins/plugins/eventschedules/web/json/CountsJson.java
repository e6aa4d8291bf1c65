package io.jenkins.plugins.eventschedules.web.json;

import io.jenkins.plugins.eventschedules.event.Status;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many events stand where, in the order of their lives. */
public record CountsJson(Map<String, Long> counts) {

    public static CountsJson of(Map<Status, Long> counts) {
        Map<String, Long> words = new LinkedHashMap<>();
        for (Status status : Status.values()) {
            if (counts.containsKey(status)) {
                words.put(status.word(), counts.get(status));
            }
        }
        return new CountsJson(words);
    }
}
