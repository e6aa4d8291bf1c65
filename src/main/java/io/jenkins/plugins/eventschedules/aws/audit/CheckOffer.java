package io.jenkins.plugins.eventschedules.aws.audit;

import io.jenkins.plugins.eventschedules.aws.account.Mishap.Kind;
import io.jenkins.plugins.eventschedules.aws.product.Offer;
import io.jenkins.plugins.eventschedules.target.parameter.CfnType;
import java.util.List;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProductResponse;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProvisioningParametersResponse;
import software.amazon.awssdk.services.servicecatalog.model.LaunchPath;
import software.amazon.awssdk.services.servicecatalog.model.ProductViewSummary;

/** What Service Catalog offers the environment of a product: its launch path, and a template that can be read. */
final class CheckOffer {

    private final ProductDesk desk;
    private final Findings findings;

    CheckOffer(ProductDesk desk, Findings findings) {
        this.desk = desk;
        this.findings = findings;
    }

    void check(ProductViewSummary product) {
        DescribeProductResponse told;
        try {
            told = desk.offered(product);
        } catch (UnseenException e) {
            findings.unknown(CheckType.PRODUCT_LAUNCH_PATH, CheckProduct.subject(product), e);
            return;
        }
        Offer offer = Offer.of(told);
        List<LaunchPath> paths = told.launchPaths();
        if (paths.size() > 1) {
            findings.warning(
                    CheckType.PRODUCT_LAUNCH_PATH,
                    CheckProduct.subject(product),
                    "It can be launched by " + paths.size() + " paths, and is by the one whose portfolio's name comes"
                            + " first: "
                            + paths.stream()
                                    .map(LaunchPath::name)
                                    .sorted()
                                    .findFirst()
                                    .orElse("") + ".",
                    "Leave it in one portfolio that is open to the environment.");
        } else if (paths.isEmpty()) {
            findings.failed(
                    CheckType.PRODUCT_LAUNCH_PATH,
                    CheckProduct.subject(product),
                    "It has no launch path for the environment.",
                    "Open one of its portfolios to the environment's role or user.");
        } else {
            findings.passed(CheckType.PRODUCT_LAUNCH_PATH, CheckProduct.subject(product), "It has one launch path.");
        }
        if (offer.path().isPresent() && !offer.artifacts().isEmpty()) {
            template(product, offer);
        }
    }

    private void template(ProductViewSummary product, Offer offer) {
        String newest = offer.artifacts().get(offer.artifacts().size() - 1).id();
        try {
            DescribeProvisioningParametersResponse told =
                    desk.template(product, newest, offer.path().orElseThrow());
            List<String> strange = told.provisioningArtifactParameters().stream()
                    .filter(parameter -> parameter.parameterType() != null)
                    .filter(parameter -> CfnType.of(parameter.parameterType()).isEmpty())
                    .map(parameter -> parameter.parameterKey() + " (" + parameter.parameterType() + ")")
                    .toList();
            if (strange.isEmpty()) {
                findings.passed(
                        CheckType.PRODUCT_TEMPLATE,
                        CheckProduct.subject(product),
                        "Its newest version's template can be read: "
                                + told.provisioningArtifactParameters().size() + " parameters, "
                                + told.provisioningArtifactOutputKeys().size() + " outputs.");
            } else {
                findings.failed(
                        CheckType.PRODUCT_TEMPLATE,
                        CheckProduct.subject(product),
                        "Its newest version has parameters of types that CloudFormation does not have: "
                                + String.join(", ", strange) + ".",
                        "Make a version with a corrected template.");
            }
        } catch (UnseenException e) {
            if (e.kind() == Kind.REFUSED || e.kind() == Kind.GONE) {
                findings.failed(
                        CheckType.PRODUCT_TEMPLATE,
                        CheckProduct.subject(product),
                        "Its newest version's template cannot be read. " + e.getMessage(),
                        "Make a version with a corrected template.");
            } else {
                findings.unknown(CheckType.PRODUCT_TEMPLATE, CheckProduct.subject(product), e);
            }
        }
    }
}
