package io.jenkins.plugins.eventschedules.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A state machine's file: YAML for people, JSON for AWS. */
final class AslFile {

    private static final int MOST_ANCHORS = 1000;

    private final Map<String, Object> definition;

    private AslFile(Map<String, Object> definition) {
        this.definition = definition;
    }

    @SuppressWarnings("unchecked")
    static AslFile read(String name) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MOST_ANCHORS);
        try (InputStream file =
                Objects.requireNonNull(AslFile.class.getResourceAsStream("/" + name + ".asl.yaml"), name)) {
            return new AslFile((Map<String, Object>) onOneLine(new Yaml(new SafeConstructor(options)).load(file)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Has the tasks of some services done by a role of another account.
     *
     * @param services as in a task's resource: {@code ssm}
     */
    AslFile inAccountOf(Optional<String> roleArn, List<String> services) {
        return roleArn.isEmpty() ? this : new AslFile(withRole(definition, roleArn.get(), services));
    }

    private static Map<String, Object> withRole(Map<String, Object> part, String roleArn, List<String> services) {
        Map<String, Object> all = new LinkedHashMap<>();
        part.forEach((name, value) ->
                all.put(name, value instanceof Map<?, ?> map ? withRole(typed(map), roleArn, services) : value));
        if (part.get("Resource") instanceof String resource
                && services.stream().anyMatch(one -> resource.startsWith("arn:aws:states:::aws-sdk:" + one + ":"))) {
            all.put("Credentials", Map.of("RoleArn", roleArn));
        }
        return all;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> typed(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    String json() {
        try {
            return JsonMapper.builder().build().writeValueAsString(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The validators of AWS know an expression only on one line. */
    private static Object onOneLine(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> all = new LinkedHashMap<>();
            map.forEach((key, one) -> all.put((String) key, onOneLine(one)));
            return all;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(AslFile::onOneLine).toList();
        }
        return value instanceof String text && text.startsWith("{%") ? text.replaceAll("\\s*\\n\\s*", " ") : value;
    }
}
