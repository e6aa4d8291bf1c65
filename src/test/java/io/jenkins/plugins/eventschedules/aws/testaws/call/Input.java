package io.jenkins.plugins.eventschedules.aws.testaws.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a call sent. It remembers which members were looked at, so that one which the test AWS does not understand is
 * not passed over in silence.
 */
public final class Input {

    private final JsonNode json;
    private final Set<String> asked = new HashSet<>();
    private final Map<String, List<Input>> parts = new HashMap<>();

    public Input(JsonNode json) {
        this.json = json;
    }

    private JsonNode member(String name) {
        asked.add(name);
        JsonNode value = json.path(name);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    /** A member that must be there. */
    public String text(String name) {
        return optional(name).orElseThrow(() -> missing(name));
    }

    private static AwsError missing(String name) {
        String member = Character.toLowerCase(name.charAt(0)) + name.substring(1);
        return AwsError.invalid("Value null at '" + member + "' failed to satisfy constraint: Member must not be null");
    }

    public Optional<String> optional(String name) {
        JsonNode value = member(name);
        return value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
    }

    /** A member that must match, as the service's model says. */
    public String matching(String name, String pattern) {
        return matches(name, text(name), pattern);
    }

    public Optional<String> optionalMatching(String name, String pattern) {
        return optional(name).map(value -> matches(name, value, pattern));
    }

    private static String matches(String name, String value, String pattern) {
        if (!value.matches(pattern)) {
            String member = Character.toLowerCase(name.charAt(0)) + name.substring(1);
            throw AwsError.invalid("Value '" + value + "' at '" + member
                    + "' failed to satisfy constraint: Member must satisfy regular expression pattern: " + pattern);
        }
        return value;
    }

    public OptionalInt number(String name) {
        JsonNode value = member(name);
        return value.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(value.asInt());
    }

    public boolean flag(String name) {
        return member(name).asBoolean();
    }

    /** A moment, in seconds as JSON has it. */
    public Optional<Instant> instant(String name) {
        JsonNode value = member(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        BigDecimal millis = value.decimalValue().movePointRight(3);
        return Optional.of(Instant.ofEpochMilli(millis.longValue()));
    }

    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        member(name).forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** A structure, or an empty one. */
    public Input part(String name) {
        return parts.computeIfAbsent(name, key -> List.of(new Input(member(key))))
                .get(0);
    }

    public List<Input> parts(String name) {
        return parts.computeIfAbsent(name, key -> {
            List<Input> all = new ArrayList<>();
            member(key).forEach(each -> all.add(new Input(each)));
            return all;
        });
    }

    /** A map of lists, such as the parameters of an automation. */
    public Map<String, List<String>> lists(String name) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        Input map = part(name);
        map.json.fieldNames().forEachRemaining(key -> lists.put(key, map.texts(key)));
        return lists;
    }

    /** A list of keys with values: tags, or the parameters of a product. */
    public Map<String, String> pairs(String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        parts(name)
                .forEach(pair ->
                        pairs.put(pair.text("Key"), pair.optional("Value").orElse("")));
        return pairs;
    }

    public boolean has(String name) {
        return !member(name).isMissingNode();
    }

    /** The members that were sent and that nobody has looked at. */
    public List<String> unasked() {
        List<String> unasked = new ArrayList<>();
        json.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                unasked.add(name);
            }
        });
        parts.values().forEach(each -> each.forEach(part -> unasked.addAll(part.unasked())));
        return unasked;
    }
}
