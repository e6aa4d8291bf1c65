package io.jenkins.plugins.eventschedules.web.http;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Whether all names and texts are well-formed Unicode. JSON can spell half of a surrogate pair, which no store and no
 * answer in UTF-8 could hold.
 */
final class SoundText {

    private SoundText() {}

    static boolean in(JsonNode json) {
        if (json.isTextual()) {
            return isSound(json.textValue());
        }
        return json.properties().stream().allMatch(field -> isSound(field.getKey()) && in(field.getValue()))
                && (!json.isArray() || items(json));
    }

    private static boolean items(JsonNode array) {
        for (JsonNode item : array) {
            if (!in(item)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSound(String text) {
        return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }
}
