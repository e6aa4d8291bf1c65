package io.jenkins.plugins.eventschedules.sandbox.template;

import io.jenkins.plugins.eventschedules.target.text.Faults;
import io.jenkins.plugins.eventschedules.target.text.Node;
import java.util.Set;

/** Finds references to parameters, resources and conditions that the template does not have. */
record CheckReferences(Set<String> parameters, Set<String> resources, Set<String> conditions, Faults faults) {

    void in(Node node) {
        for (Reference reference : Reference.in(node)) {
            String name = reference.name();
            boolean there =
                    switch (reference.kind()) {
                        case REF -> parameters.contains(name) || resources.contains(name) || name.startsWith("AWS::");
                        case ATTRIBUTE -> resources.contains(name);
                        case CONDITION -> conditions.contains(name);
                    };
            if (!there) {
                faults.at(reference.line(), "a reference to " + name + ", which is " + missing(reference.kind()) + ".");
            }
        }
    }

    void condition(String name, int line) {
        if (!conditions.contains(name)) {
            faults.at(line, "the condition " + name + " is none of the Conditions.");
        }
    }

    private static String missing(Reference.Kind kind) {
        return switch (kind) {
            case REF -> "neither a parameter nor a resource";
            case ATTRIBUTE -> "no resource";
            case CONDITION -> "none of the Conditions";
        };
    }
}
