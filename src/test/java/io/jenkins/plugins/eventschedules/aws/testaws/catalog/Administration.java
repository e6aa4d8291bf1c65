package io.jenkins.plugins.eventschedules.aws.testaws.catalog;

import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What administrators see and do: every product and portfolio, who may launch from it, and under which constraints. */
final class Administration {

    private final Shelf shelf;
    private final Tell tell;

    Administration(Shelf shelf, Tell tell) {
        this.shelf = shelf;
        this.tell = tell;
    }

    void offer(Operations operations) {
        operations
                .offer("SearchProductsAsAdmin", this::search)
                .offer("DescribeProductAsAdmin", call -> shelf.productArn(call, "Id", "Name"), this::describe)
                .offer("ListProvisioningArtifacts", call -> shelf.productArn(call, "ProductId", ""), this::artifacts)
                .offer("ListPortfolios", call -> portfolios(call, false))
                .offer("ListAcceptedPortfolioShares", call -> portfolios(call, true))
                .offer("ListPortfoliosForProduct", call -> shelf.productArn(call, "ProductId", ""), this::holding)
                .offer("ListPrincipalsForPortfolio", shelf::portfolioArn, this::principals)
                .act("AssociatePrincipalWithPortfolio", shelf::portfolioArn, this::associate)
                .act("DisassociatePrincipalFromPortfolio", shelf::portfolioArn, this::disassociate)
                .offer("ListConstraintsForPortfolio", shelf::portfolioArn, this::constraints)
                .offer("DescribeConstraint", this::constraint);
    }

    private Answer search(Call call) {
        call.input().optional("SortBy");
        call.input().optional("SortOrder");
        List<Product> found = new ArrayList<>(shelf.products());
        Optional<Portfolio> portfolio = call.input().optional("PortfolioId").map(shelf::portfolioById);
        found.removeIf(
                product -> portfolio.filter(in -> !in.holds(product.id())).isPresent());
        call.input()
                .lists("Filters")
                .forEach((key, values) -> found.removeIf(product -> !Offers.fits(product, key, values)));
        return tell.page(found, call, "ProductViewDetails", tell::detail);
    }

    private Answer describe(Call call) {
        Product product =
                shelf.product(call.input().optional("Id"), call.input().optional("Name"));
        return Answer.with("ProductViewDetail", tell.detail(product))
                .and(
                        "ProvisioningArtifactSummaries",
                        product.artifacts().stream().map(Tell::artifact).toList())
                .and("Tags", Answer.pairs(product.tags()))
                .and(
                        "TagOptions",
                        shelf.tagOptions(Set.of(product.id())).stream()
                                .map(tell::tagOption)
                                .toList())
                .and("Budgets", List.of());
    }

    private Answer artifacts(Call call) {
        Product product = shelf.product(call.input().text("ProductId"));
        return Answer.with(
                "ProvisioningArtifactDetails",
                product.artifacts().stream()
                        .map(artifact -> Tell.artifact(artifact)
                                .and("Type", "CLOUD_FORMATION_TEMPLATE")
                                .and("Active", artifact.active())
                                .and("Guidance", artifact.guidance()))
                        .toList());
    }

    private Answer portfolios(Call call, boolean imported) {
        call.input().optional("PortfolioShareType");
        List<Portfolio> found = shelf.portfolios().stream()
                .filter(portfolio -> portfolio.isImported() == imported)
                .toList();
        return tell.page(found, call, "PortfolioDetails", tell::portfolio);
    }

    private Answer holding(Call call) {
        Product product = shelf.product(call.input().text("ProductId"));
        return tell.page(shelf.holding(product), call, "PortfolioDetails", tell::portfolio);
    }

    private Portfolio portfolio(Call call) {
        return shelf.portfolioById(call.input().text("PortfolioId"));
    }

    private Answer principals(Call call) {
        return tell.page(
                List.copyOf(portfolio(call).principals().entrySet()), call, "Principals", Administration::principal);
    }

    private static Answer principal(Map.Entry<String, String> principal) {
        return Answer.with("PrincipalARN", principal.getKey()).and("PrincipalType", principal.getValue());
    }

    private void associate(Call call) {
        String arn = call.input().text("PrincipalARN");
        if (call.input().text("PrincipalType").equals("IAM_PATTERN")) {
            portfolio(call).openToAllLike(arn);
        } else {
            portfolio(call).openTo(arn);
        }
    }

    private void disassociate(Call call) {
        String arn = call.input().text("PrincipalARN");
        if (!portfolio(call).principals().containsKey(arn)) {
            throw new AwsError("ResourceNotFoundException", arn + " is not associated with the portfolio.");
        }
        portfolio(call).closedTo(arn);
    }

    private Answer constraints(Call call) {
        Portfolio portfolio = portfolio(call);
        List<Portfolio.Constraint> found =
                call.input().optional("ProductId").map(portfolio::constraints).orElseGet(portfolio::constraints);
        return tell.page(found, call, "ConstraintDetails", each -> Tell.constraint(portfolio, each));
    }

    private Answer constraint(Call call) {
        String id = call.input().text("Id");
        for (Portfolio portfolio : shelf.portfolios()) {
            for (Portfolio.Constraint constraint : portfolio.constraints()) {
                if (constraint.id().equals(id)) {
                    return Answer.with("ConstraintDetail", Tell.constraint(portfolio, constraint))
                            .and("ConstraintParameters", constraint.parameters())
                            .and("Status", "AVAILABLE");
                }
            }
        }
        throw new AwsError("ResourceNotFoundException", "Constraint " + id + " not found.");
    }
}
