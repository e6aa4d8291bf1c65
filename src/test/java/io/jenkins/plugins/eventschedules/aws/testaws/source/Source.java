package io.jenkins.plugins.eventschedules.aws.testaws.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The text of a document or a template in YAML or JSON, and what is in it. Read apart from the product's own readers. */
public record Source(String text, JsonNode tree) {

    public static Source of(String text) {
        Object loaded = new Yaml(new WithFunctions()).load(text);
        return new Source(text, new ObjectMapper().valueToTree(loaded));
    }

    public static Source of(Path file) {
        try {
            return of(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isJson() {
        return text.stripLeading().startsWith("{");
    }

    /** The same in the format that is asked for: `JSON` or `YAML`. */
    public String as(String format) {
        if (format.equals(isJson() ? "JSON" : "YAML")) {
            return text;
        }
        return isJson() ? new Yaml().dump(new ObjectMapper().convertValue(tree, Object.class)) : tree.toString();
    }

    /** `!Ref x` is `{Ref: x}`, and `!Sub x` is `{Fn::Sub: x}`. */
    private static final class WithFunctions extends SafeConstructor {

        WithFunctions() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    String tag = node.getTag().getValue().substring(1);
                    String name = List.of("Ref", "Condition").contains(tag) ? tag : "Fn::" + tag;
                    return Map.of(name, value(node));
                }
            });
        }

        private Object value(Node node) {
            if (node instanceof ScalarNode scalar) {
                return scalar.getValue();
            }
            return node instanceof SequenceNode list ? constructSequence(list) : constructMapping((MappingNode) node);
        }
    }
}
