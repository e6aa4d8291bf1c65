package io.jenkins.plugins.eventschedules.aws.register;

import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.aws.catalog.CatalogTag;
import io.jenkins.plugins.eventschedules.aws.product.PortfolioAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProductAsAdminResponse;
import software.amazon.awssdk.services.servicecatalog.model.PortfolioDetail;
import software.amazon.awssdk.services.servicecatalog.model.ProductViewSummary;
import software.amazon.awssdk.services.servicecatalog.model.TagOptionDetail;

/**
 * What a product needs so that events can launch it.
 *
 * @param principal the ARN of who runs events
 * @param portfolio the id of the one to open where the product is in several; absent when that is not said
 */
record PlanProduct(
        Portfolios portfolios, TagOptions options, CatalogTag tag, String principal, Optional<String> portfolio) {

    private static final String FOUND_BY = "Events find it by this tag.";
    private static final String LAUNCHED = "Events launch it from there.";

    List<Step> steps(DescribeProductAsAdminResponse product) throws MishapException {
        ProductViewSummary summary = product.productViewDetail().productViewSummary();
        String subject = "product " + summary.name();
        List<Step> steps = new ArrayList<>(tagged(product, summary.productId(), subject));
        List<PortfolioDetail> holding = portfolios.holding(summary.productId());
        if (holding.isEmpty()) {
            steps.add(Step.problem(
                    subject,
                    "It is in no portfolio.",
                    LAUNCHED,
                    "Put it into one: aws servicecatalog associate-product-with-portfolio --product-id "
                            + summary.productId() + " --portfolio-id PORTFOLIO"));
            return steps;
        }
        steps.addAll(access(summary, subject, holding));
        return steps;
    }

    private List<Step> tagged(DescribeProductAsAdminResponse product, String id, String subject)
            throws MishapException {
        String wanted = tag.key() + "=" + tag.value();
        if (product.tags().stream().anyMatch(each -> tag.is(each.key(), each.value()))) {
            return List.of(Step.fine(subject, "It has the tag " + wanted + ".", FOUND_BY));
        }
        Optional<TagOptionDetail> used = product.tagOptions().stream()
                .filter(each -> tag.is(each.key(), each.value()))
                .findFirst();
        Optional<TagOptionDetail> option = used.isPresent() ? used : options.find(tag.key(), tag.value());
        if (option.filter(each -> Boolean.FALSE.equals(each.active())).isPresent()) {
            return List.of(Step.problem(
                    subject,
                    "The TagOption " + wanted + " is not active.",
                    FOUND_BY,
                    "Activate it, which counts for everything that uses it: aws servicecatalog update-tag-option --id "
                            + option.get().id() + " --active"));
        }
        if (used.isPresent()) {
            return List.of(Step.fine(subject, "It uses the TagOption " + wanted + ".", FOUND_BY));
        }
        List<Step> steps = new ArrayList<>();
        if (option.isEmpty()) {
            steps.add(Step.change(
                    "account",
                    "There is no TagOption " + wanted + ".",
                    "Products are marked by it.",
                    new Change.CreateTagOption(tag.key(), tag.value())));
        }
        steps.add(Step.change(
                subject,
                "It has neither the tag nor the TagOption " + wanted + ".",
                FOUND_BY,
                new Change.UseTagOption(id, tag.key(), tag.value())));
        return steps;
    }

    private List<Step> access(ProductViewSummary product, String subject, List<PortfolioDetail> holding)
            throws MishapException {
        List<PortfolioDetail> open = new ArrayList<>();
        for (PortfolioDetail each : holding) {
            if (portfolios.principals(each.id()).stream()
                    .anyMatch(opened -> PortfolioAccess.isFor(principal, opened))) {
                open.add(each);
            }
        }
        List<Step> steps = new ArrayList<>();
        if (!open.isEmpty()) {
            steps.add(Step.fine(
                    subject,
                    "It is in the portfolio " + names(open) + ", which is open to " + principal + ".",
                    LAUNCHED));
        } else {
            Optional<PortfolioDetail> chosen = chosen(holding);
            if (chosen.isEmpty()) {
                steps.add(Step.problem(
                        subject,
                        "It is in the portfolios " + names(holding) + ", of which none is open to " + principal + ".",
                        LAUNCHED,
                        "Say which to open by --portfolio."));
                return steps;
            }
            steps.add(Step.change(
                    "portfolio " + names(List.of(chosen.get())),
                    "It is not open to " + principal + ".",
                    LAUNCHED,
                    new Change.OpenPortfolio(chosen.get().id(), principal)));
            open.add(chosen.get());
        }
        for (PortfolioDetail each : open) {
            steps.add(launch(product, subject, each));
        }
        return steps;
    }

    private Step launch(ProductViewSummary product, String subject, PortfolioDetail in) throws MishapException {
        String why = "It makes its resources with a role of its own, and not with the rights of who runs events.";
        return portfolios.hasLaunchConstraint(in.id(), product.productId())
                ? Step.fine(subject, "It has a launch constraint in " + names(List.of(in)) + ".", why)
                : Step.problem(
                        subject,
                        "It has no launch constraint in " + names(List.of(in)) + ".",
                        why,
                        "Give it one: aws servicecatalog create-constraint --type LAUNCH --portfolio-id " + in.id()
                                + " --product-id " + product.productId()
                                + " --parameters '{\"RoleArn\":\"ROLE\"}'");
    }

    private Optional<PortfolioDetail> chosen(List<PortfolioDetail> holding) {
        return holding.size() == 1 && portfolio.isEmpty()
                ? Optional.of(holding.get(0))
                : holding.stream()
                        .filter(each -> portfolio.equals(Optional.of(each.id())))
                        .findFirst();
    }

    private static String names(List<PortfolioDetail> some) {
        return some.stream()
                .map(each -> each.displayName() + " (" + each.id() + ")")
                .collect(Collectors.joining(", "));
    }
}
