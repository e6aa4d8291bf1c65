package io.jenkins.plugins.eventschedules.aws.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the values of an item.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html#Programming.LowLevelAPI.DataTypeDescriptors">data
 *     type descriptors</a>
 */
final class PlainValue {

    private PlainValue() {}

    /** @return the empty text where there is none, or something that is no text */
    static String text(JsonNode attributes, String name) {
        JsonNode typed = attributes.path(name);
        JsonNode plain = typed.has("S") ? typed.path("S") : typed.path("N");
        return plain.isTextual() ? plain.asText() : "";
    }

    static boolean isTrue(JsonNode attributes, String name) {
        return attributes.path(name).path("BOOL").asBoolean(false);
    }

    /** @return the attributes of each map of a list; of none where there is no list */
    static List<JsonNode> maps(JsonNode attributes, String name) {
        List<JsonNode> maps = new ArrayList<>();
        attributes.path(name).path("L").forEach(each -> maps.add(each.path("M")));
        return maps;
    }
}
