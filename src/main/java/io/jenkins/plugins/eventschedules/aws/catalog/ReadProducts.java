package io.jenkins.plugins.eventschedules.aws.catalog;

import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.aws.product.Offer;
import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProvisioningParametersResponse;
import software.amazon.awssdk.services.servicecatalog.model.ProductViewSummary;
import software.amazon.awssdk.services.servicecatalog.model.ProvisioningArtifact;

/**
 * Reads the products that carry the tag. It takes one call for each twenty products that the environment may see, one
 * for the tags of each of them, and for each that carries the tag one, and one for each active version.
 */
final class ReadProducts {

    /** The newest ones. */
    static final int MOST_VERSIONS = 10;

    private static final Comparator<ProvisioningArtifact> NEWEST_FIRST = Comparator.comparing(
                    (ProvisioningArtifact artifact) ->
                            Optional.ofNullable(artifact.createdTime()).orElse(Instant.EPOCH))
            .reversed();

    private final Shop shop;
    private final CatalogTag tag;
    private final Starter starter;

    ReadProducts(Shop shop, CatalogTag tag, Starter starter) {
        this.shop = shop;
        this.tag = tag;
        this.starter = starter;
    }

    /** @param before stands in for what cannot be read this time */
    Part read(Part before) {
        Gaps gaps = new Gaps();
        List<ProductViewSummary> accessible;
        try {
            accessible = shop.accessible();
        } catch (MishapException e) {
            gaps.add("The list of products", e);
            return new Part(before.targets(), gaps.all());
        }
        Map<String, CatalogTarget> byName = new LinkedHashMap<>();
        Map<String, Long> names =
                accessible.stream().collect(Collectors.groupingBy(ProductViewSummary::name, Collectors.counting()));
        int left = 0;
        for (ProductViewSummary product : accessible) {
            if (gaps.hopeless()) {
                left++;
                before.named(product.name()).ifPresent(target -> byName.put(target.name(), target));
                continue;
            }
            try {
                if (shop.carries(product, tag)) {
                    byName.put(product.name(), unique(target(product), names.get(product.name())));
                }
                gaps.read();
            } catch (MishapException e) {
                gaps.add("The product " + product.name(), e);
                before.named(product.name()).ifPresent(target -> byName.put(target.name(), target));
            }
        }
        if (left > 0) {
            gaps.add(left + " more products were not tried this time.");
        }
        return new Part(List.copyOf(byName.values()), gaps.all());
    }

    /** Events name a product, and Service Catalog does not mind two of one name: approved or not, either could be meant. */
    private static CatalogTarget unique(CatalogTarget target, long ofThisName) {
        return ofThisName == 1
                ? target
                : new CatalogTarget(
                        target.type(),
                        target.name(),
                        target.description(),
                        target.owner(),
                        List.of(),
                        List.of(ofThisName + " products are named " + target.name() + ". Rename all but one of them."));
    }

    private CatalogTarget target(ProductViewSummary product) throws MishapException {
        Offer offer = Offer.of(shop.product(product));
        List<String> problems = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        texts.add(Optional.ofNullable(product.shortDescription()).orElse(""));
        boolean ambiguous = starter == Starter.STATE_MACHINE && offer.paths() > 1;
        List<CatalogTarget.Version> versions = offer.path().isPresent() && !ambiguous
                ? versions(offer, offer.path().get(), texts, problems)
                : List.of();
        if (ambiguous) {
            problems.add(product.name() + " has " + offer.paths()
                    + " launch paths, and Step Functions chooses none: leave it in one portfolio that is open here.");
        } else if (offer.path().isEmpty()) {
            problems.add(product.name() + " has no launch path: give the environment's role access to its portfolio.");
        } else if (versions.isEmpty() && problems.isEmpty()) {
            problems.add(product.name() + " has no version that can be launched.");
        }
        return new CatalogTarget(
                TargetType.PRODUCT,
                product.name(),
                String.join(
                        "\n\n",
                        texts.stream()
                                .filter(text -> !text.isBlank())
                                .distinct()
                                .toList()),
                Optional.ofNullable(product.owner()).orElse(""),
                versions,
                versions.isEmpty() ? problems : List.of());
    }

    private List<CatalogTarget.Version> versions(Offer offer, String path, List<String> texts, List<String> problems)
            throws MishapException {
        List<ProvisioningArtifact> newest = offer.artifacts().stream()
                .sorted(NEWEST_FIRST)
                .limit(MOST_VERSIONS)
                .toList();
        List<CatalogTarget.Version> versions = new ArrayList<>();
        for (ProvisioningArtifact artifact : newest) {
            DescribeProvisioningParametersResponse told = shop.parameters(offer.productId(), artifact.id(), path);
            Instructions instructions = new Instructions(told);
            List<String> faults = new ArrayList<>();
            List<ParameterSpec> parameters =
                    new ProductParameters(instructions, faults).of(told.provisioningArtifactParameters());
            if (starter == Starter.STATE_MACHINE) {
                faults.addAll(UnfitSecrets.of(parameters));
            }
            if (!faults.isEmpty()) {
                faults.forEach(fault -> problems.add("version " + label(artifact) + ": " + fault));
                continue;
            }
            boolean isDefault = versions.isEmpty();
            if (isDefault) {
                texts.addAll(instructions.texts());
            }
            versions.add(
                    new CatalogTarget.Version(artifact.id(), label(artifact), isDefault, parameters, outputs(told)));
        }
        return versions;
    }

    private static String label(ProvisioningArtifact artifact) {
        return Optional.ofNullable(artifact.name())
                .filter(text -> !text.isBlank())
                .orElse(artifact.id());
    }

    private static List<String> outputs(DescribeProvisioningParametersResponse told) {
        return told.provisioningArtifactOutputKeys().stream()
                .map(output -> output.key())
                .toList();
    }
}
