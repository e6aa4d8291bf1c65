package io.jenkins.plugins.eventschedules.aws.audit;

import io.jenkins.plugins.eventschedules.aws.account.Pages;
import io.jenkins.plugins.eventschedules.aws.account.Pages.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.servicecatalog.ServiceCatalogClient;
import software.amazon.awssdk.services.servicecatalog.model.ConstraintDetail;
import software.amazon.awssdk.services.servicecatalog.model.DescribeConstraintRequest;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProductAsAdminRequest;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProductAsAdminResponse;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProductRequest;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProductResponse;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProvisioningParametersRequest;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProvisioningParametersResponse;
import software.amazon.awssdk.services.servicecatalog.model.ListConstraintsForPortfolioRequest;
import software.amazon.awssdk.services.servicecatalog.model.ListPortfoliosForProductRequest;
import software.amazon.awssdk.services.servicecatalog.model.ListPrincipalsForPortfolioRequest;
import software.amazon.awssdk.services.servicecatalog.model.ListProvisioningArtifactsRequest;
import software.amazon.awssdk.services.servicecatalog.model.PortfolioDetail;
import software.amazon.awssdk.services.servicecatalog.model.Principal;
import software.amazon.awssdk.services.servicecatalog.model.ProductViewDetail;
import software.amazon.awssdk.services.servicecatalog.model.ProductViewSummary;
import software.amazon.awssdk.services.servicecatalog.model.ProvisioningArtifactDetail;
import software.amazon.awssdk.services.servicecatalog.model.SearchProductsAsAdminRequest;
import software.amazon.awssdk.services.servicecatalog.model.SearchProductsRequest;

/** Service Catalog's calls that the audit needs, over all their pages. */
final class ProductDesk {

    private static final int PAGE = 20;
    private static final int MOST_PAGES = 50;

    private final Inquiry inquiry;

    ProductDesk(Inquiry inquiry) {
        this.inquiry = inquiry;
    }

    private static <T> List<T> all(Pages.Call<T, UnseenException> call) throws UnseenException {
        return Pages.upTo(MOST_PAGES, call).items();
    }

    private <T> T ask(String action, String subject, Function<ServiceCatalogClient, T> call) throws UnseenException {
        return inquiry.ask(
                "servicecatalog:" + action,
                subject,
                () -> call.apply(inquiry.clients().serviceCatalog()));
    }

    /** Those that the environment may see. */
    List<ProductViewSummary> accessible() throws UnseenException {
        return all(token -> ask("SearchProducts", "the account", client -> {
            var page = client.searchProducts(SearchProductsRequest.builder()
                    .pageSize(PAGE)
                    .pageToken(token)
                    .overrideConfiguration(inquiry.session())
                    .build());
            return new Page<>(page.productViewSummaries(), page.nextPageToken());
        }));
    }

    /** Every one of the account. */
    List<ProductViewSummary> everything() throws UnseenException {
        return all(token -> ask("SearchProductsAsAdmin", "the account", client -> {
            var page = client.searchProductsAsAdmin(SearchProductsAsAdminRequest.builder()
                    .pageSize(PAGE)
                    .pageToken(token)
                    .overrideConfiguration(inquiry.session())
                    .build());
            return new Page<>(
                    page.productViewDetails().stream()
                            .map(ProductViewDetail::productViewSummary)
                            .toList(),
                    page.nextPageToken());
        }));
    }

    DescribeProductAsAdminResponse tags(ProductViewSummary product) throws UnseenException {
        return ask(
                "DescribeProductAsAdmin",
                "the product " + product.name(),
                client -> client.describeProductAsAdmin(DescribeProductAsAdminRequest.builder()
                        .id(product.productId())
                        .overrideConfiguration(inquiry.session())
                        .build()));
    }

    DescribeProductResponse offered(ProductViewSummary product) throws UnseenException {
        return ask(
                "DescribeProduct",
                "the product " + product.name(),
                client -> client.describeProduct(DescribeProductRequest.builder()
                        .id(product.productId())
                        .overrideConfiguration(inquiry.session())
                        .build()));
    }

    List<ProvisioningArtifactDetail> artifacts(ProductViewSummary product) throws UnseenException {
        return ask(
                "ListProvisioningArtifacts",
                "the product " + product.name(),
                client -> client.listProvisioningArtifacts(ListProvisioningArtifactsRequest.builder()
                                .productId(product.productId())
                                .overrideConfiguration(inquiry.session())
                                .build())
                        .provisioningArtifactDetails());
    }

    DescribeProvisioningParametersResponse template(ProductViewSummary product, String artifact, String path)
            throws UnseenException {
        return ask(
                "DescribeProvisioningParameters",
                "the product " + product.name(),
                client -> client.describeProvisioningParameters(DescribeProvisioningParametersRequest.builder()
                        .productId(product.productId())
                        .provisioningArtifactId(artifact)
                        .pathId(path)
                        .overrideConfiguration(inquiry.session())
                        .build()));
    }

    List<PortfolioDetail> portfolios(ProductViewSummary product) throws UnseenException {
        return all(token -> ask("ListPortfoliosForProduct", "the product " + product.name(), client -> {
            var page = client.listPortfoliosForProduct(ListPortfoliosForProductRequest.builder()
                    .productId(product.productId())
                    .pageToken(token)
                    .overrideConfiguration(inquiry.session())
                    .build());
            return new Page<>(page.portfolioDetails(), page.nextPageToken());
        }));
    }

    List<Principal> principals(PortfolioDetail portfolio) throws UnseenException {
        return all(token -> ask("ListPrincipalsForPortfolio", "the portfolio " + portfolio.displayName(), client -> {
            var page = client.listPrincipalsForPortfolio(ListPrincipalsForPortfolioRequest.builder()
                    .portfolioId(portfolio.id())
                    .pageToken(token)
                    .overrideConfiguration(inquiry.session())
                    .build());
            return new Page<>(page.principals(), page.nextPageToken());
        }));
    }

    /** The launch constraint of a product in a portfolio, as its parameters in JSON. */
    Optional<String> launchConstraint(ProductViewSummary product, PortfolioDetail portfolio) throws UnseenException {
        List<ConstraintDetail> constraints =
                all(token -> ask("ListConstraintsForPortfolio", "the portfolio " + portfolio.displayName(), client -> {
                    var page = client.listConstraintsForPortfolio(ListConstraintsForPortfolioRequest.builder()
                            .portfolioId(portfolio.id())
                            .productId(product.productId())
                            .pageToken(token)
                            .overrideConfiguration(inquiry.session())
                            .build());
                    return new Page<>(page.constraintDetails(), page.nextPageToken());
                }));
        Optional<ConstraintDetail> launch = constraints.stream()
                .filter(constraint -> "LAUNCH".equals(constraint.type()))
                .findFirst();
        return launch.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        ask("DescribeConstraint", "the product " + product.name(), client -> client.describeConstraint(
                                        DescribeConstraintRequest.builder()
                                                .id(launch.get().constraintId())
                                                .overrideConfiguration(inquiry.session())
                                                .build())
                                .constraintParameters()));
    }
}
