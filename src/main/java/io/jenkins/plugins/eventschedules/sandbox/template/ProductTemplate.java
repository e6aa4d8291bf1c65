package io.jenkins.plugins.eventschedules.sandbox.template;

import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Arguments;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Blueprint;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Course;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Leg;
import io.jenkins.plugins.eventschedules.target.text.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A product's template that qualifies.
 *
 * @param resources in the order in which they can be made
 * @param declaredOutputs the mappings of {@code Outputs} by their names
 */
record ProductTemplate(
        List<ParameterSpec> parameters,
        List<Resource> resources,
        Map<String, Node.Mapping> declaredOutputs,
        Map<String, Node> conditions,
        Map<String, Node> mappings)
        implements Blueprint {

    private static final int WEIGHT = 4;

    @Override
    public boolean takesParameters(Phase phase) {
        return phase == Phase.PREROLL;
    }

    @Override
    public List<String> outputs() {
        return List.copyOf(declaredOutputs.keySet());
    }

    @Override
    public Course course(Phase phase, Map<String, ParameterValue> given) {
        Evaluate evaluate = new Evaluate(this, Arguments.of(parameters, given));
        List<Leg> legs = new ArrayList<>();
        for (Resource resource : resources) {
            if (exists(evaluate, resource.condition())) {
                legs.add(new Leg(resource.id(), resource.type(), WEIGHT));
            }
        }
        return switch (phase) {
            case PREROLL -> new Course(legs, outputs(evaluate), Optional.empty());
            case POSTROLL -> {
                Collections.reverse(legs);
                yield new Course(legs, Map.of(), Optional.empty());
            }
        };
    }

    Optional<Resource> resource(String id) {
        return resources.stream().filter(resource -> resource.id().equals(id)).findFirst();
    }

    private Map<String, String> outputs(Evaluate evaluate) {
        Map<String, String> values = new TreeMap<>();
        declaredOutputs.forEach((name, output) -> {
            if (exists(evaluate, output.get("Condition").flatMap(Function::text))) {
                values.put(
                        name,
                        output.get("Value")
                                .flatMap(evaluate::value)
                                .map(value -> Evaluate.joined(",", value.items()))
                                .orElse("(not simulated)"));
            }
        });
        return values;
    }

    private static boolean exists(Evaluate evaluate, Optional<String> condition) {
        return condition.map(evaluate::condition).orElse(true);
    }
}
