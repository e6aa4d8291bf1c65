package io.jenkins.plugins.eventschedules.aws.orphan;

import io.jenkins.plugins.eventschedules.aws.account.Ask;
import io.jenkins.plugins.eventschedules.aws.account.Clients;
import io.jenkins.plugins.eventschedules.aws.account.Mishap.Kind;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.aws.account.Pages;
import io.jenkins.plugins.eventschedules.aws.account.Pages.Page;
import io.jenkins.plugins.eventschedules.event.EventId;
import software.amazon.awssdk.services.servicecatalog.model.AccessLevelFilterKey;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProvisionedProductRequest;
import software.amazon.awssdk.services.servicecatalog.model.DescribeRecordRequest;
import software.amazon.awssdk.services.servicecatalog.model.ProvisionedProductAttribute;
import software.amazon.awssdk.services.servicecatalog.model.RecordDetail;
import software.amazon.awssdk.services.servicecatalog.model.SearchProvisionedProductsRequest;
import software.amazon.awssdk.services.servicecatalog.model.SearchProvisionedProductsResponse;
import software.amazon.awssdk.services.servicecatalog.model.TerminateProvisionedProductRequest;

/** Service Catalog's calls about what is provisioned, by whomever. */
record Stock(Clients clients) {

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 100;

    /** Of the whole account: what another session of the same role provisioned is no less ours. */
    Pages<ProvisionedProductAttribute> all() throws MishapException {
        return Pages.upTo(MOST_PAGES, token -> {
            SearchProvisionedProductsResponse page =
                    Ask.aws("servicecatalog:SearchProvisionedProducts", "the account", () -> clients.serviceCatalog()
                            .searchProvisionedProducts(SearchProvisionedProductsRequest.builder()
                                    .accessLevelFilter(access -> access.key(AccessLevelFilterKey.ACCOUNT)
                                            .value("self"))
                                    .pageSize(PAGE)
                                    .pageToken(token)
                                    .overrideConfiguration(clients.sessions().as(Clerk.NAME))
                                    .build()));
            return new Page<>(page.provisionedProducts(), page.nextPageToken());
        });
    }

    boolean has(String name) throws MishapException {
        try {
            Ask.aws(
                    "servicecatalog:DescribeProvisionedProduct",
                    "the provisioned product " + name,
                    () -> clients.serviceCatalog()
                            .describeProvisionedProduct(DescribeProvisionedProductRequest.builder()
                                    .name(name)
                                    .overrideConfiguration(clients.sessions().as(Clerk.NAME))
                                    .build()));
            return true;
        } catch (MishapException e) {
            if (e.kind() == Kind.GONE) {
                return false;
            }
            throw e;
        }
    }

    RecordDetail record(String id) throws MishapException {
        return Ask.aws("servicecatalog:DescribeRecord", "the record " + id, () -> clients.serviceCatalog()
                        .describeRecord(DescribeRecordRequest.builder()
                                .id(id)
                                .overrideConfiguration(clients.sessions().as(Clerk.NAME))
                                .build()))
                .recordDetail();
    }

    void terminate(ProvisionedProductAttribute product, String token, EventId event) throws MishapException {
        Ask.aws(
                "servicecatalog:TerminateProvisionedProduct",
                "the provisioned product " + product.name(),
                () -> clients.serviceCatalog()
                        .terminateProvisionedProduct(TerminateProvisionedProductRequest.builder()
                                .provisionedProductId(product.id())
                                .terminateToken(token)
                                .overrideConfiguration(clients.sessions().as(event.value()))
                                .build()));
    }
}
