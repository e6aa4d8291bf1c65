package io.jenkins.plugins.eventschedules.sandbox.template;

import java.util.Optional;
import java.util.Set;

/**
 * One resource of a template.
 *
 * @param type such as {@code AWS::DynamoDB::Table}
 * @param condition the condition under which it exists
 * @param needs the resources that must exist before it
 */
record Resource(String id, String type, int line, Optional<String> condition, Set<String> needs) {

    Resource {
        needs = Set.copyOf(needs);
    }
}
