package io.jenkins.plugins.eventschedules.aws.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eventschedules.aws.account.Arns;
import io.jenkins.plugins.eventschedules.aws.account.Mishap.Kind;
import io.jenkins.plugins.eventschedules.aws.product.Offer;
import io.jenkins.plugins.eventschedules.target.parameter.CfnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProductResponse;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProvisioningParametersResponse;
import software.amazon.awssdk.services.servicecatalog.model.LaunchPath;
import software.amazon.awssdk.services.servicecatalog.model.PortfolioDetail;
import software.amazon.awssdk.services.servicecatalog.model.Principal;
import software.amazon.awssdk.services.servicecatalog.model.PrincipalType;
import software.amazon.awssdk.services.servicecatalog.model.ProductViewSummary;
import software.amazon.awssdk.services.servicecatalog.model.ProvisioningArtifactDetail;
import software.amazon.awssdk.services.servicecatalog.model.ProvisioningArtifactGuidance;

/** One product that carries the tag: who may launch it, as what, and whether there is something to launch. */
final class CheckProduct {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProductDesk desk;
    private final Caller caller;
    private final CheckRoles roles;
    private final Findings findings;

    CheckProduct(ProductDesk desk, Caller caller, CheckRoles roles, Findings findings) {
        this.desk = desk;
        this.caller = caller;
        this.roles = roles;
        this.findings = findings;
    }

    static String subject(ProductViewSummary product) {
        return "product " + product.name();
    }

    /** @param open whether the environment can see it */
    void check(ProductViewSummary product, boolean open) {
        portfolios(product);
        artifacts(product);
        if (open) {
            offer(product);
        } else {
            findings.failed(
                    CheckType.PRODUCT_LAUNCH_PATH,
                    subject(product),
                    "The environment cannot see it, and so has no launch path to it.",
                    "Open one of its portfolios to the environment's role or user.");
        }
    }

    private void portfolios(ProductViewSummary product) {
        List<PortfolioDetail> open = new ArrayList<>();
        try {
            List<PortfolioDetail> holding = desk.portfolios(product);
            for (PortfolioDetail portfolio : holding) {
                if (desk.principals(portfolio).stream().anyMatch(this::isCaller)) {
                    open.add(portfolio);
                }
            }
            access(product, holding, open);
        } catch (UnseenException e) {
            findings.unknown(CheckType.PRODUCT_ACCESS, subject(product), e);
            return;
        }
        for (PortfolioDetail portfolio : open) {
            try {
                constraint(product, portfolio, desk.launchConstraint(product, portfolio));
            } catch (UnseenException e) {
                findings.unknown(CheckType.PRODUCT_LAUNCH_CONSTRAINT, subject(product), e);
            }
        }
    }

    private void access(ProductViewSummary product, List<PortfolioDetail> holding, List<PortfolioDetail> open) {
        String who = caller.policySource().orElse(caller.arn());
        if (!open.isEmpty()) {
            findings.passed(
                    CheckType.PRODUCT_ACCESS,
                    subject(product),
                    "The portfolio " + names(open) + " is open to " + who + ".");
        } else if (holding.isEmpty()) {
            findings.failed(
                    CheckType.PRODUCT_ACCESS,
                    subject(product),
                    "It is in no portfolio.",
                    Remedy.command(
                            "servicecatalog",
                            "associate-product-with-portfolio",
                            "--product-id",
                            product.productId(),
                            "--portfolio-id",
                            "PORTFOLIO"));
        } else {
            findings.failed(
                    CheckType.PRODUCT_ACCESS,
                    subject(product),
                    "Its portfolio " + names(holding) + " is not open to " + who + ".",
                    Remedy.command(
                            "servicecatalog",
                            "associate-principal-with-portfolio",
                            "--portfolio-id",
                            holding.get(0).id(),
                            "--principal-type",
                            "IAM",
                            "--principal-arn",
                            who));
        }
    }

    private boolean isCaller(Principal principal) {
        String who = caller.policySource().orElse(caller.arn());
        return principal.principalType() == PrincipalType.IAM_PATTERN
                ? Arns.isMeant(principal.principalARN(), who)
                : principal.principalARN().equals(who);
    }

    private void constraint(ProductViewSummary product, PortfolioDetail portfolio, Optional<String> parameters) {
        String where = "in the portfolio " + portfolio.displayName();
        if (parameters.isEmpty()) {
            findings.warning(
                    CheckType.PRODUCT_LAUNCH_CONSTRAINT,
                    subject(product),
                    "It has no launch constraint " + where + ": it is launched with the environment's own rights, which"
                            + " would have to cover every resource in it.",
                    Remedy.command(
                            "servicecatalog",
                            "create-constraint",
                            "--portfolio-id",
                            portfolio.id(),
                            "--product-id",
                            product.productId(),
                            "--type",
                            "LAUNCH",
                            "--parameters",
                            "{\"RoleArn\": \"ROLE-ARN\"}"));
            return;
        }
        Optional<String> role = role(parameters.get());
        if (role.isEmpty()) {
            findings.unknown(
                    CheckType.PRODUCT_LAUNCH_CONSTRAINT,
                    subject(product),
                    "Its launch constraint " + where + " names no role that the audit understands.");
            return;
        }
        findings.passed(
                CheckType.PRODUCT_LAUNCH_CONSTRAINT,
                subject(product),
                "It is launched as " + CheckRoles.name(role.get()) + " " + where + ".");
        roles.exists(role.get(), CheckRoles.SERVICE_CATALOG, "The " + subject(product) + " is launched with it");
    }

    /** By its ARN, or by its name in whichever account launches. */
    private Optional<String> role(String parameters) {
        try {
            JsonNode read = JSON.readTree(parameters);
            if (read.path("RoleArn").isTextual()) {
                return Optional.of(read.path("RoleArn").asText());
            }
            return Optional.of(read.path("LocalRoleName").asText())
                    .filter(name -> !name.isBlank())
                    .map(name -> caller.arn().split(":")[0] + ":" + caller.arn().split(":")[1] + ":iam::"
                            + caller.account() + ":role/" + name);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private void artifacts(ProductViewSummary product) {
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
                        subject(product),
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
                        subject(product),
                        launchable.size() + " of its " + all.size() + " versions can be launched.");
            }
        } catch (UnseenException e) {
            findings.unknown(CheckType.PRODUCT_ARTIFACT, subject(product), e);
        }
    }

    private void offer(ProductViewSummary product) {
        DescribeProductResponse told;
        try {
            told = desk.offered(product);
        } catch (UnseenException e) {
            findings.unknown(CheckType.PRODUCT_LAUNCH_PATH, subject(product), e);
            return;
        }
        Offer offer = Offer.of(told);
        List<LaunchPath> paths = told.launchPaths();
        if (paths.size() > 1) {
            findings.warning(
                    CheckType.PRODUCT_LAUNCH_PATH,
                    subject(product),
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
                    subject(product),
                    "It has no launch path for the environment.",
                    "Open one of its portfolios to the environment's role or user.");
        } else {
            findings.passed(CheckType.PRODUCT_LAUNCH_PATH, subject(product), "It has one launch path.");
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
                        subject(product),
                        "Its newest version's template can be read: "
                                + told.provisioningArtifactParameters().size() + " parameters, "
                                + told.provisioningArtifactOutputKeys().size() + " outputs.");
            } else {
                findings.failed(
                        CheckType.PRODUCT_TEMPLATE,
                        subject(product),
                        "Its newest version has parameters of types that CloudFormation does not have: "
                                + String.join(", ", strange) + ".",
                        "Make a version with a corrected template.");
            }
        } catch (UnseenException e) {
            if (e.kind() == Kind.REFUSED || e.kind() == Kind.GONE) {
                findings.failed(
                        CheckType.PRODUCT_TEMPLATE,
                        subject(product),
                        "Its newest version's template cannot be read. " + e.getMessage(),
                        "Make a version with a corrected template.");
            } else {
                findings.unknown(CheckType.PRODUCT_TEMPLATE, subject(product), e);
            }
        }
    }

    private static String names(List<PortfolioDetail> portfolios) {
        return portfolios.stream().map(PortfolioDetail::displayName).collect(Collectors.joining(", "));
    }
}
