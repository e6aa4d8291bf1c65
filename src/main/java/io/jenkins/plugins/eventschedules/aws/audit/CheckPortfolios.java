package io.jenkins.plugins.eventschedules.aws.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eventschedules.aws.product.PortfolioAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.servicecatalog.model.PortfolioDetail;
import software.amazon.awssdk.services.servicecatalog.model.ProductViewSummary;

/** Through which portfolios the environment may launch a product, and with whose rights that happens. */
final class CheckPortfolios {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProductDesk desk;
    private final Caller caller;
    private final CheckRoles roles;
    private final Findings findings;

    CheckPortfolios(ProductDesk desk, Caller caller, CheckRoles roles, Findings findings) {
        this.desk = desk;
        this.caller = caller;
        this.roles = roles;
        this.findings = findings;
    }

    void check(ProductViewSummary product) {
        String who = caller.policySource().orElse(caller.arn());
        List<PortfolioDetail> open = new ArrayList<>();
        try {
            List<PortfolioDetail> holding = desk.portfolios(product);
            for (PortfolioDetail portfolio : holding) {
                if (desk.principals(portfolio).stream().anyMatch(each -> PortfolioAccess.isFor(who, each))) {
                    open.add(portfolio);
                }
            }
            access(product, who, holding, open);
        } catch (UnseenException e) {
            findings.unknown(CheckType.PRODUCT_ACCESS, CheckProduct.subject(product), e);
            return;
        }
        for (PortfolioDetail portfolio : open) {
            try {
                constraint(product, portfolio, desk.launchConstraint(product, portfolio));
            } catch (UnseenException e) {
                findings.unknown(CheckType.PRODUCT_LAUNCH_CONSTRAINT, CheckProduct.subject(product), e);
            }
        }
    }

    private void access(
            ProductViewSummary product, String who, List<PortfolioDetail> holding, List<PortfolioDetail> open) {
        if (!open.isEmpty()) {
            findings.passed(
                    CheckType.PRODUCT_ACCESS,
                    CheckProduct.subject(product),
                    "The portfolio " + names(open) + " is open to " + who + ".");
        } else if (holding.isEmpty()) {
            findings.failed(
                    CheckType.PRODUCT_ACCESS,
                    CheckProduct.subject(product),
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
                    CheckProduct.subject(product),
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

    private void constraint(ProductViewSummary product, PortfolioDetail portfolio, Optional<String> parameters) {
        String where = "in the portfolio " + portfolio.displayName();
        if (parameters.isEmpty()) {
            findings.warning(
                    CheckType.PRODUCT_LAUNCH_CONSTRAINT,
                    CheckProduct.subject(product),
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
                    CheckProduct.subject(product),
                    "Its launch constraint " + where + " names no role that the audit understands.");
            return;
        }
        findings.passed(
                CheckType.PRODUCT_LAUNCH_CONSTRAINT,
                CheckProduct.subject(product),
                "It is launched as " + CheckRoles.name(role.get()) + " " + where + ".");
        roles.exists(
                role.get(),
                CheckRoles.SERVICE_CATALOG,
                "The " + CheckProduct.subject(product) + " is launched with it");
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

    private static String names(List<PortfolioDetail> portfolios) {
        return portfolios.stream().map(PortfolioDetail::displayName).collect(Collectors.joining(", "));
    }
}
