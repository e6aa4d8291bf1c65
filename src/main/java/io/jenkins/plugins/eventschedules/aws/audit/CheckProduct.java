package io.jenkins.plugins.eventschedules.aws.audit;

import software.amazon.awssdk.services.servicecatalog.model.ProductViewSummary;

/** One product that carries the tag: who may launch it, as what, and whether there is something to launch. */
final class CheckProduct {

    private final CheckPortfolios portfolios;
    private final CheckArtifacts artifacts;
    private final CheckOffer offer;
    private final Findings findings;

    CheckProduct(ProductDesk desk, Caller caller, CheckRoles roles, Findings findings) {
        this.portfolios = new CheckPortfolios(desk, caller, roles, findings);
        this.artifacts = new CheckArtifacts(desk, findings);
        this.offer = new CheckOffer(desk, findings);
        this.findings = findings;
    }

    static String subject(ProductViewSummary product) {
        return "product " + product.name();
    }

    /** @param open whether the environment can see it */
    void check(ProductViewSummary product, boolean open) {
        portfolios.check(product);
        artifacts.check(product);
        if (open) {
            offer.check(product);
        } else {
            findings.failed(
                    CheckType.PRODUCT_LAUNCH_PATH,
                    subject(product),
                    "The environment cannot see it, and so has no launch path to it.",
                    "Open one of its portfolios to the environment's role or user.");
        }
    }
}
