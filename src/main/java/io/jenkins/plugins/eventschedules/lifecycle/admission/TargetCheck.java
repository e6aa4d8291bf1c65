package io.jenkins.plugins.eventschedules.lifecycle.admission;

import io.jenkins.plugins.eventschedules.event.Criticality;
import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Target;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The fields about what an event runs: the target, its version, and every parameter. */
final class TargetCheck {

    private final Catalog catalog;
    private final ParameterCheck parameterCheck;
    private final Findings findings;

    TargetCheck(Catalog catalog, ParameterCheck parameterCheck, Findings findings) {
        this.catalog = catalog;
        this.parameterCheck = parameterCheck;
        this.findings = findings;
    }

    /** A target with the specification of its parameters. */
    record Known(Target target, CatalogTarget.Version version) {}

    Optional<Known> target(Draft draft) {
        Optional<TargetType> type = type(draft.targetType());
        if (draft.targetName() == null || draft.targetName().isBlank()) {
            findings.problem("/target/name", "Choose a target.");
            return Optional.empty();
        }
        if (type.isEmpty()) {
            return Optional.empty();
        }
        Optional<CatalogTarget> found = catalog.find(type.get(), draft.targetName());
        if (found.isEmpty()) {
            findings.problem("/target/name", "The catalog has no such target. Choose one that it lists.");
            return Optional.empty();
        }
        if (!found.get().usable()) {
            findings.problem(
                    "/target/name",
                    "This target cannot be used: "
                            + String.join(" ", found.get().problems()));
            return Optional.empty();
        }
        return version(found.get(), draft.targetVersion());
    }

    /** The values to keep: what was given, without anything that the target does not know. */
    Map<String, ParameterValue> given(Known known, Map<String, ParameterValue> values) {
        Map<String, ParameterValue> kept = new TreeMap<>();
        Map<String, ParameterValue> surplus = new TreeMap<>(values == null ? Map.of() : values);
        for (ParameterSpec spec : known.version().parameters()) {
            ParameterValue value = surplus.remove(spec.name());
            Optional<BusinessFacts> fact = BusinessFacts.filling(spec);
            if (fact.isPresent()) {
                if (value != null) {
                    String field = fact.get().pointer().substring(1);
                    findings.problem(
                            pointer(spec.name()), "This follows from the event's " + field + ". Set that instead.");
                }
            } else if (value != null) {
                parameterCheck
                        .problems(spec, value)
                        .forEach(problem -> findings.problem(pointer(spec.name()), problem));
                kept.put(spec.name(), value);
            } else if (spec.required()) {
                findings.problem(pointer(spec.name()), "Give a value: the target needs it.");
            }
        }
        surplus.keySet()
                .forEach(name -> findings.problem(pointer(name), "The target takes no such parameter from you."));
        return kept;
    }

    /** The values that follow from the business facts. */
    Map<String, ParameterValue> derived(Known known, Optional<Long> audience, Criticality criticality) {
        Map<String, ParameterValue> derived = new TreeMap<>();
        for (ParameterSpec spec : known.version().parameters()) {
            BusinessFacts.filling(spec).ifPresent(fact -> {
                Optional<ParameterValue> value = fact.value(spec, audience, criticality);
                if (value.isPresent()) {
                    parameterCheck
                            .problems(spec, value.get())
                            .forEach(problem -> findings.problem(fact.pointer(), "The target: " + problem));
                    derived.put(spec.name(), value.get());
                } else if (spec.required()) {
                    findings.problem(fact.pointer(), "Say how large the audience will be: this target is sized by it.");
                }
            });
        }
        return derived;
    }

    private Optional<TargetType> type(String text) {
        if (text != null) {
            for (TargetType type : TargetType.values()) {
                if (type.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return Optional.of(type);
                }
            }
        }
        findings.problem("/target/type", "The type is automation or product.");
        return Optional.empty();
    }

    private Optional<Known> version(CatalogTarget target, String wanted) {
        Optional<CatalogTarget.Version> version = wanted == null
                ? target.versions().stream()
                        .filter(CatalogTarget.Version::isDefault)
                        .findFirst()
                : target.version(wanted);
        if (version.isEmpty()) {
            findings.problem(
                    "/target/version",
                    "The target has no such version. Choose one of: "
                            + String.join(
                                    ", ",
                                    target.versions().stream()
                                            .map(CatalogTarget.Version::id)
                                            .toList())
                            + ".");
        }
        return version.map(v -> new Known(new Target(target.type(), target.name(), v.id()), v));
    }

    private static String pointer(String parameter) {
        return "/parameters/" + parameter.replace("~", "~0").replace("/", "~1");
    }
}
