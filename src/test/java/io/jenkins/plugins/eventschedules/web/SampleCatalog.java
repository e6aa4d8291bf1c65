package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.ParameterSpec.Constraints;
import io.jenkins.plugins.eventschedules.event.ParameterType;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A document with a parameter of every kind, one that is sized by the audience, a product, and one that is broken. */
final class SampleCatalog implements Catalog {

    private static final Constraints COUNT = new Constraints(
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(BigDecimal.ONE),
            Optional.of(new BigDecimal("100")));

    private static final List<ParameterSpec> ANY = List.of(
            spec("Service", ParameterType.STRING, null),
            spec("DesiredCount", ParameterType.INTEGER, ParameterValue.of("2"), COUNT, false),
            spec("Ratio", ParameterType.NUMBER, ParameterValue.of("1")),
            spec("Warm", ParameterType.BOOLEAN, ParameterValue.of("true")),
            spec("Subnets", ParameterType.STRING_LIST, ParameterValue.of(List.of())),
            spec("Tags", ParameterType.STRING_MAP, ParameterValue.of("{}")),
            spec("Rules", ParameterType.MAP_LIST, ParameterValue.of(List.of())),
            spec("Password", ParameterType.STRING, ParameterValue.of("hunter2"), Constraints.NONE, true));

    private static final List<ParameterSpec> SIZED = List.of(
            spec("ExpectedAudience", ParameterType.INTEGER, null),
            spec("Criticality", ParameterType.STRING, ParameterValue.of("normal")));

    @Override
    public Listing listing() {
        return new Listing(
                List.of(
                        automation("scale-ecs-service", version("2", true, ANY), version("1", false, ANY)),
                        automation("size-by-audience", version("1", true, SIZED)),
                        new CatalogTarget(
                                TargetType.PRODUCT,
                                "campaign-site",
                                "A site for a campaign.",
                                "web team",
                                List.of(version("pa-1", true, List.of())),
                                List.of()),
                        new CatalogTarget(
                                TargetType.AUTOMATION,
                                "broken",
                                "",
                                "",
                                List.of(),
                                List.of("It declares no outputs."))),
                Instant.parse("2026-11-23T11:55:00Z"),
                List.of("Products could not be read in full."));
    }

    private static CatalogTarget automation(String name, Version... versions) {
        return new CatalogTarget(
                TargetType.AUTOMATION, name, "Scales *up*.", "platform team", List.of(versions), List.of());
    }

    private static Version version(String id, boolean isDefault, List<ParameterSpec> parameters) {
        return new Version(id, "Version " + id, isDefault, parameters, List.of("Endpoint"));
    }

    private static ParameterSpec spec(String name, ParameterType type, ParameterValue usual) {
        return spec(name, type, usual, Constraints.NONE, false);
    }

    private static ParameterSpec spec(
            String name, ParameterType type, ParameterValue usual, Constraints constraints, boolean noEcho) {
        return new ParameterSpec(
                name, type, "String", name, "", Optional.ofNullable(usual), noEcho, constraints, Optional.empty());
    }
}
