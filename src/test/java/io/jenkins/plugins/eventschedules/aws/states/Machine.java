package io.jenkins.plugins.eventschedules.aws.states;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A state machine as it would be deployed. */
public record Machine(String name, Map<String, Object> definition) {

    /** Reads one of the files that the CDK app deploys. */
    public static Machine of(String name, Map<String, String> substitutions) {
        return of(Path.of("infra-cdk"), name, substitutions);
    }

    /** @param app the folder of the CDK app */
    public static Machine of(Path app, String name, Map<String, String> substitutions) {
        Path file = app.resolve(Path.of("src", "main", "resources", name + ".asl.yaml"));
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(1000);
        try (Reader reader = Files.newBufferedReader(file)) {
            Object loaded = new Yaml(new SafeConstructor(options)).load(reader);
            String json = Json.write(loaded);
            for (Map.Entry<String, String> one : substitutions.entrySet()) {
                json = json.replace("${" + one.getKey() + "}", one.getValue());
            }
            return new Machine(name, Json.object(Json.parse(json)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every state, and every way out of one: {@code Route -> Miss}, {@code GoLive !States.ALL -> FailDeploy}. */
    public Set<String> places() {
        Set<String> places = new LinkedHashSet<>();
        collect(definition, places);
        return places;
    }

    private static void collect(Map<String, Object> block, Set<String> places) {
        Json.object(block.get("States")).forEach((name, one) -> {
            Map<String, Object> state = Json.object(one);
            places.add(name);
            if (state.containsKey("Choices")) {
                Json.list(state.get("Choices"))
                        .forEach(rule -> places.add(
                                choice(name, Json.list(state.get("Choices")).indexOf(rule), Json.object(rule))));
                places.add(name + " -> " + state.get("Default"));
            }
            if (state.containsKey("Catch")) {
                Json.list(state.get("Catch")).forEach(catcher -> places.add(caught(name, Json.object(catcher))));
            }
            if (state.containsKey("ItemProcessor")) {
                collect(Json.object(state.get("ItemProcessor")), places);
            }
        });
    }

    static String choice(String state, int index, Map<String, Object> rule) {
        return state + " " + (index + 1) + " -> " + rule.get("Next");
    }

    static String caught(String state, Map<String, Object> catcher) {
        return state + " !" + Json.list(catcher.get("ErrorEquals")).get(0) + " -> " + catcher.get("Next");
    }
}
