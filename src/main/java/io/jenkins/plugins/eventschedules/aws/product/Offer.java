package io.jenkins.plugins.eventschedules.aws.product;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProductResponse;
import software.amazon.awssdk.services.servicecatalog.model.LaunchPath;
import software.amazon.awssdk.services.servicecatalog.model.ProvisioningArtifact;
import software.amazon.awssdk.services.servicecatalog.model.ProvisioningArtifactGuidance;

/**
 * A product as it is offered to the environment at this moment.
 *
 * @param artifacts those that can be launched: the active ones that are not deprecated
 * @param path by which it is launched; absent when the environment may not launch it
 * @param paths how many there are to choose from
 */
public record Offer(String productId, List<ProvisioningArtifact> artifacts, Optional<String> path, int paths) {

    public Offer {
        artifacts = List.copyOf(artifacts);
    }

    public static Offer of(DescribeProductResponse product) {
        return new Offer(
                product.productViewSummary().productId(),
                product.provisioningArtifacts().stream()
                        .filter(artifact -> artifact.guidance() != ProvisioningArtifactGuidance.DEPRECATED)
                        .toList(),
                product.launchPaths().stream().min(BY_NAME).map(LaunchPath::id),
                product.launchPaths().size());
    }

    /** With several paths the first by name counts: always the same one, and one that an administrator can choose. */
    private static final Comparator<LaunchPath> BY_NAME = Comparator.comparing(
                    (LaunchPath path) -> String.valueOf(path.name()))
            .thenComparing(LaunchPath::id);

    boolean has(String artifactId) {
        return artifacts.stream().anyMatch(artifact -> artifact.id().equals(artifactId));
    }
}
