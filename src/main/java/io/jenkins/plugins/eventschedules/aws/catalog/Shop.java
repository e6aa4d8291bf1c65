package io.jenkins.plugins.eventschedules.aws.catalog;

import io.jenkins.plugins.eventschedules.aws.account.Ask;
import io.jenkins.plugins.eventschedules.aws.account.Clients;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.aws.account.Pages;
import io.jenkins.plugins.eventschedules.aws.account.Pages.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProductAsAdminRequest;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProductAsAdminResponse;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProductRequest;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProductResponse;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProvisioningParametersRequest;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProvisioningParametersResponse;
import software.amazon.awssdk.services.servicecatalog.model.ProductViewSummary;
import software.amazon.awssdk.services.servicecatalog.model.SearchProductsRequest;
import software.amazon.awssdk.services.servicecatalog.model.SearchProductsResponse;
import software.amazon.awssdk.services.servicecatalog.model.Tag;

/** Service Catalog's calls about what it offers. */
final class Shop {

    static final int PAGE = 20;

    private static final int MOST_PAGES = 100;

    private final Clients clients;
    private final Consumer<AwsRequestOverrideConfiguration.Builder> session;

    Shop(Clients clients) {
        this.clients = clients;
        this.session = clients.sessions().as("catalog");
    }

    /** Every product of a portfolio to which the environment has access. */
    List<ProductViewSummary> accessible() throws MishapException {
        return Pages.upTo(MOST_PAGES, token -> {
                    SearchProductsResponse page =
                            Ask.aws("servicecatalog:SearchProducts", "the account", () -> clients.serviceCatalog()
                                    .searchProducts(SearchProductsRequest.builder()
                                            .pageSize(PAGE)
                                            .pageToken(token)
                                            .overrideConfiguration(session)
                                            .build()));
                    return new Page<>(page.productViewSummaries(), page.nextPageToken());
                })
                .items();
    }

    /** Its own tags, when they or its TagOptions have this one among them; only an administrator's call tells them. */
    Optional<Map<String, String>> carrying(ProductViewSummary product, CatalogTag tag) throws MishapException {
        DescribeProductAsAdminResponse told = Ask.aws(
                "servicecatalog:DescribeProductAsAdmin", "the product " + product.name(), () -> clients.serviceCatalog()
                        .describeProductAsAdmin(DescribeProductAsAdminRequest.builder()
                                .id(product.productId())
                                .overrideConfiguration(session)
                                .build()));
        boolean carries = told.tags().stream().anyMatch(each -> tag.is(each.key(), each.value()))
                || told.tagOptions().stream()
                        .anyMatch(each -> !Boolean.FALSE.equals(each.active()) && tag.is(each.key(), each.value()));
        return carries
                ? Optional.of(told.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value, (one, other) -> one)))
                : Optional.empty();
    }

    DescribeProductResponse product(ProductViewSummary product) throws MishapException {
        return Ask.aws("servicecatalog:DescribeProduct", "the product " + product.name(), () -> clients.serviceCatalog()
                .describeProduct(DescribeProductRequest.builder()
                        .id(product.productId())
                        .overrideConfiguration(session)
                        .build()));
    }

    DescribeProvisioningParametersResponse parameters(String product, String artifact, String path)
            throws MishapException {
        return Ask.aws(
                "servicecatalog:DescribeProvisioningParameters",
                "the product " + product,
                () -> clients.serviceCatalog()
                        .describeProvisioningParameters(DescribeProvisioningParametersRequest.builder()
                                .productId(product)
                                .provisioningArtifactId(artifact)
                                .pathId(path)
                                .overrideConfiguration(session)
                                .build()));
    }
}
