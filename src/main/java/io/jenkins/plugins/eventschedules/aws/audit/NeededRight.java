package io.jenkins.plugins.eventschedules.aws.audit;

import java.util.List;
import java.util.Map;

/**
 * Something that the environment's policy must allow.
 *
 * @param resources on which it is tried
 * @param guessed whether there is nothing yet on which to try it, so that these stand for whatever will be
 * @param grant the resource that a statement would name
 * @param context values of condition keys that AWS will know
 */
record NeededRight(
        List<String> actions, List<String> resources, boolean guessed, String grant, Map<String, String> context) {

    /** On what exists. */
    static NeededRight on(List<String> resources, String grant, String... actions) {
        return new NeededRight(List.of(actions), resources, false, grant, Map.of());
    }

    /** On something that is only made by doing it, or on everything. */
    static NeededRight on(String resource, String grant, String... actions) {
        return new NeededRight(List.of(actions), List.of(resource), false, grant, Map.of());
    }

    static NeededRight passing(String role, String service) {
        return new NeededRight(
                List.of("iam:PassRole"), List.of(role), false, role, Map.of("iam:PassedToService", service));
    }

    /** The same, where nothing exists yet. */
    NeededRight forWhateverComes() {
        return new NeededRight(actions, List.of(grant), !grant.equals("*"), grant, context);
    }

    boolean isPassRole() {
        return actions.contains("iam:PassRole");
    }
}
