package io.jenkins.plugins.eventschedules.target.parameter;

import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Admission;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds a value that a file itself gives against the constraints of its parameter, by sending it through the very gate
 * that people's values pass: so a default is refused here exactly when nobody could have typed it.
 */
public final class ConstraintGate {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Limits LIMITS = new Limits(DAY, DAY, DAY, Duration.ZERO, Duration.ZERO, DAY, DAY);
    private static final String TARGET = "probe";
    private static final String PARAMETER = "value";

    private ConstraintGate() {}

    /** @return why the value is refused; empty when it is good */
    public static Optional<String> refusal(ParameterSpec spec, ParameterValue value) {
        Admission gate = new Admission(LIMITS, catalogOf(alone(spec)), Secrets.NONE);
        Draft draft = new Draft(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "automation",
                TARGET,
                "1",
                Map.of(PARAMETER, value),
                null);
        return gate.check(draft, Instant.EPOCH).problems().stream()
                .filter(problem -> problem.pointer().equals("/parameters/" + PARAMETER))
                .map(FieldProblem::message)
                .findFirst();
    }

    /** Under a name that no business fact fills. */
    private static ParameterSpec alone(ParameterSpec spec) {
        return new ParameterSpec(
                PARAMETER,
                spec.type(),
                spec.declaredType(),
                PARAMETER,
                "",
                Optional.empty(),
                false,
                spec.constraints(),
                spec.constraintDescription());
    }

    private static Catalog catalogOf(ParameterSpec spec) {
        CatalogTarget.Version version = new CatalogTarget.Version("1", "1", true, List.of(spec), List.of());
        CatalogTarget target = new CatalogTarget(TargetType.AUTOMATION, TARGET, "", "", List.of(version), List.of());
        Catalog.Listing listing = new Catalog.Listing(List.of(target), Instant.EPOCH, List.of());
        return () -> listing;
    }
}
