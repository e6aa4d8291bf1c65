package io.jenkins.plugins.eventschedules.stored;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** The JSON that a template is kept as. What others begin with must at least have the shape of a draft. */
public final class DraftText {

    private static final List<String> TEXTS =
            List.of("name", "notes", "lead", "criticality", "performanceTarget", "folder");
    private static final List<String> TEXTS_OF_TARGET = List.of("type", "name", "version");

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(32).build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws IllegalArgumentException when it is no draft */
    public String sound(String text) {
        JsonNode draft;
        try {
            draft = mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is no JSON: " + e.getOriginalMessage(), e);
        }
        require(draft.isObject(), "it is no object");
        TEXTS.forEach(name -> requireText(draft, name));
        require(draft.path("window").isMissingNode(), "it says when");
        require(isAbsent(draft.path("audience")) || draft.path("audience").canConvertToLong(), "no audience");
        requireObject(draft, "target");
        TEXTS_OF_TARGET.forEach(name -> requireText(draft.path("target"), name));
        requireObject(draft, "parameters");
        return text;
    }

    private static void requireText(JsonNode object, String name) {
        JsonNode value = object.path(name);
        require(isAbsent(value) || value.isTextual(), name + " is no text");
    }

    private static void requireObject(JsonNode object, String name) {
        JsonNode value = object.path(name);
        require(isAbsent(value) || value.isObject(), name + " is no object");
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
