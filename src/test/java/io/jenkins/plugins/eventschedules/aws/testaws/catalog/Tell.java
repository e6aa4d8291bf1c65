package io.jenkins.plugins.eventschedules.aws.testaws.catalog;

import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Input;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Pages;
import java.util.List;
import java.util.function.Function;

/** What many answers of Service Catalog have in common. */
final class Tell {

    private final Shelf shelf;
    private final Pages pages;

    Tell(Shelf shelf, Pages pages) {
        this.shelf = shelf;
        this.pages = pages;
    }

    <T> Answer page(List<T> all, Call call, String items, Function<T, ?> tell) {
        return page(all, call, items, "NextPageToken", tell);
    }

    <T> Answer page(List<T> all, Call call, String items, String token, Function<T, ?> tell) {
        Input input = call.input();
        Pages.Layout layout = new Pages.Layout(items, token, 20, "InvalidParametersException");
        return pages.page(all, input.number("PageSize"), input.optional("PageToken"), layout, tell);
    }

    /** @param launchable from how many portfolios the caller may launch it */
    Answer summary(Product product, int launchable) {
        return Answer.with(
                        "Id", "prodview-" + product.id().substring(product.id().indexOf('-') + 1))
                .and("ProductId", product.id())
                .and("Name", product.name())
                .and("Owner", product.owner())
                .and("ShortDescription", product.description())
                .and("Type", "CLOUD_FORMATION_TEMPLATE")
                .and("HasDefaultPath", launchable == 1);
    }

    Answer detail(Product product) {
        return Answer.with("ProductViewSummary", summary(product, 0))
                .and("Status", "AVAILABLE")
                .and("ProductARN", shelf.arn(product))
                .and("CreatedTime", product.created());
    }

    Answer portfolio(Portfolio portfolio) {
        return Answer.with("Id", portfolio.id())
                .and("ARN", shelf.arn(portfolio))
                .and("DisplayName", portfolio.name())
                .and("Description", "")
                .and("CreatedTime", portfolio.created())
                .and("ProviderName", "DevOps");
    }

    static Answer artifact(Artifact artifact) {
        return Answer.with("Id", artifact.id())
                .and("Name", artifact.name())
                .and(
                        "Description",
                        artifact.template().tree().path("Description").asText())
                .and("CreatedTime", artifact.created());
    }

    static Answer constraint(Portfolio portfolio, Portfolio.Constraint constraint) {
        return Answer.with("ConstraintId", constraint.id())
                .and("Type", constraint.type())
                .and("Description", constraint.description())
                .and("ProductId", constraint.product())
                .and("PortfolioId", portfolio.id());
    }

    Answer tagOption(TagOption option) {
        return Answer.with("Id", option.id())
                .and("Key", option.key())
                .and("Value", option.value())
                .and("Active", option.active())
                .and("Owner", shelf.place().account());
    }
}
