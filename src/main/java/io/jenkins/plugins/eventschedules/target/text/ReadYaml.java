package io.jenkins.plugins.eventschedules.target.text;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads YAML that somebody else wrote. It stops at the graph of nodes, before YAML could make objects of any type, and
 * bounds what a few bytes could otherwise grow into.
 */
public final class ReadYaml {

    private static final int DEEPEST = 50;
    private static final int MOST_ALIASES = 50;
    private static final int MOST_CHARACTERS = 1 << 20;

    private final Tags tags;

    public ReadYaml(Tags tags) {
        this.tags = tags;
    }

    public Node read(String text) throws UnreadableException {
        try {
            org.yaml.snakeyaml.nodes.Node root =
                    new Yaml(new SafeConstructor(bounds())).compose(new StringReader(text));
            if (root == null) {
                throw new UnreadableException(0, "The file is empty.");
            }
            return new Plant(tags).tree(root);
        } catch (MarkedYAMLException e) {
            int line = Optional.ofNullable(e.getProblemMark())
                    .map(Mark::getLine)
                    .map(l -> l + 1)
                    .orElse(0);
            throw new UnreadableException(line, "This is no valid YAML: " + e.getProblem() + ".");
        } catch (YAMLException e) {
            String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new UnreadableException(0, "This is no valid YAML: " + first + ".");
        }
    }

    private static LoaderOptions bounds() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setAllowDuplicateKeys(false);
        options.setAllowRecursiveKeys(false);
        return options;
    }
}
