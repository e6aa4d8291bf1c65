package io.jenkins.plugins.eventschedules.web.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import java.time.Instant;
import java.util.List;

/** What an environment offers. */
public record CatalogJson(Instant asOf, List<String> gaps, List<TargetJson> targets) {

    /** A document or product. */
    public record TargetJson(
            TargetType type,
            String name,
            String description,
            String owner,
            boolean usable,
            List<String> problems,
            List<VersionJson> versions) {}

    /** One version of it; its parameters are asked for on their own. */
    public record VersionJson(
            String id, String label, @JsonProperty("default") boolean isDefault, List<String> outputs) {}

    public static CatalogJson of(Catalog.Listing listing) {
        return new CatalogJson(
                listing.asOf(),
                listing.gaps(),
                listing.targets().stream().map(CatalogJson::target).toList());
    }

    private static TargetJson target(CatalogTarget target) {
        return new TargetJson(
                target.type(),
                target.name(),
                target.description(),
                target.owner(),
                target.usable(),
                target.problems(),
                target.versions().stream()
                        .map(v -> new VersionJson(v.id(), v.label(), v.isDefault(), v.outputs()))
                        .toList());
    }
}
