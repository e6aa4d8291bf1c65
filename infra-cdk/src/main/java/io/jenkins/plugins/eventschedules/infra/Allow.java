package io.jenkins.plugins.eventschedules.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** Statements that allow. */
final class Allow {

    private Allow() {}

    static PolicyStatement on(List<String> resources, String... actions) {
        return on(resources, Map.of(), actions);
    }

    static PolicyStatement on(List<String> resources, Map<String, ?> conditions, String... actions) {
        return PolicyStatement.Builder.create()
                .effect(Effect.ALLOW)
                .actions(List.of(actions))
                .resources(resources)
                .conditions(conditions)
                .build();
    }
}
