package io.jenkins.plugins.eventschedules.aws.audit;

import java.util.List;
import software.amazon.awssdk.services.servicecatalog.model.ProductViewSummary;
import software.amazon.awssdk.services.servicecatalog.model.ProvisioningArtifactDetail;
import software.amazon.awssdk.services.servicecatalog.model.ProvisioningArtifactGuidance;

/** Whether a product has a version that can be launched. */
final class CheckArtifacts {

    private final ProductDesk desk;
    private final Findings findings;

    CheckArtifacts(ProductDesk desk, Findings findings) {
        this.desk = desk;
        this.findings = findings;
    }

    void check(ProductViewSummary product) {
        try {
            List<ProvisioningArtifactDetail> all = desk.artifacts(product);
            List<String> launchable = all.stream()
                    .filter(artifact -> Boolean.TRUE.equals(artifact.active())
                            && artifact.guidance() != ProvisioningArtifactGuidance.DEPRECATED)
                    .map(ProvisioningArtifactDetail::name)
                    .toList();
            if (launchable.isEmpty()) {
                findings.failed(
                        CheckType.PRODUCT_ARTIFACT,
                        CheckProduct.subject(product),
                        "Of its " + all.size() + " versions none is active and not deprecated.",
                        Remedy.command(
                                "servicecatalog",
                                "update-provisioning-artifact",
                                "--product-id",
                                product.productId(),
                                "--provisioning-artifact-id",
                                all.isEmpty()
                                        ? "VERSION"
                                        : all.get(all.size() - 1).id(),
                                "--active",
                                "--guidance",
                                "DEFAULT"));
            } else {
                findings.passed(
                        CheckType.PRODUCT_ARTIFACT,
                        CheckProduct.subject(product),
                        launchable.size() + " of its " + all.size() + " versions can be launched.");
            }
        } catch (UnseenException e) {
            findings.unknown(CheckType.PRODUCT_ARTIFACT, CheckProduct.subject(product), e);
        }
    }
}
