package io.jenkins.plugins.eventschedules.aws.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The state machine that came with this version of the plugin, to hold a deployed one against. */
final class MachineDefinition {

    private static final String FILE = "event-lifecycle.asl.yaml";
    private static final int MOST_ANCHORS = 1000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the deployment fills in: the table's name, the region, a role. */
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{[A-Za-z]+\\}");

    /** What the deployment adds to tasks in another account. */
    private static final Set<String> ADDED = Set.of("Credentials");

    private final Object own;

    private MachineDefinition(Object own) {
        this.own = own;
    }

    static MachineDefinition bundled() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MOST_ANCHORS);
        try (InputStream file = Objects.requireNonNull(MachineDefinition.class.getResourceAsStream(FILE), FILE)) {
            return new MachineDefinition(new Yaml(new SafeConstructor(options)).load(file));
        } catch (IOException e) {
            throw new IllegalStateException("a file of the plugin's own archive can be read", e);
        }
    }

    /**
     * @param deployed JSON
     * @return the place of the first difference, such as {@code States/Claim/Next}; empty when they are the same
     */
    Optional<String> difference(String deployed) {
        try {
            return difference("", own, JSON.readValue(deployed, Object.class));
        } catch (JsonProcessingException e) {
            return Optional.of("the whole, which is no JSON");
        }
    }

    private static Optional<String> difference(String place, Object wanted, Object found) {
        if (wanted instanceof Map<?, ?> fields && found instanceof Map<?, ?> others) {
            Set<Object> names = new HashSet<>(others.keySet());
            names.removeAll(ADDED);
            if (!names.equals(fields.keySet())) {
                return Optional.of(at(place, "the names in it"));
            }
            for (Map.Entry<?, ?> field : fields.entrySet()) {
                Optional<String> inner =
                        difference(at(place, field.getKey()), field.getValue(), others.get(field.getKey()));
                if (inner.isPresent()) {
                    return inner;
                }
            }
            return Optional.empty();
        }
        if (wanted instanceof List<?> items && found instanceof List<?> others && items.size() == others.size()) {
            for (int i = 0; i < items.size(); i++) {
                Optional<String> inner = difference(at(place, i), items.get(i), others.get(i));
                if (inner.isPresent()) {
                    return inner;
                }
            }
            return Optional.empty();
        }
        return filled(String.valueOf(wanted))
                        .matcher(onOneLine(String.valueOf(found)))
                        .matches()
                ? Optional.empty()
                : Optional.of(place);
    }

    private static String at(String place, Object name) {
        return place.isEmpty() ? String.valueOf(name) : place + "/" + name;
    }

    /** The deployment writes expressions on one line. */
    private static String onOneLine(String text) {
        return text.startsWith("{%") ? text.replaceAll("\\s*\\n\\s*", " ") : text;
    }

    private static Pattern filled(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : SUBSTITUTION.split(onOneLine(text), -1)) {
            parts.add(Pattern.quote(part));
        }
        return Pattern.compile(String.join("[^\"]*", parts), Pattern.DOTALL);
    }
}
