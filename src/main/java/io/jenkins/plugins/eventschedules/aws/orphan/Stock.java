package io.jenkins.plugins.eventschedules.aws.orphan;

import io.jenkins.plugins.eventschedules.aws.account.Ask;
import io.jenkins.plugins.eventschedules.aws.account.Clients;
import io.jenkins.plugins.eventschedules.aws.account.Mishap.Kind;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.event.EventId;
import java.util.ArrayList;
import java.util.List;
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

    /** @param complete whether there is nothing beyond them */
    record Shelf(List<ProvisionedProductAttribute> products, boolean complete) {}

    /** Of the whole account: what another session of the same role provisioned is no less ours. */
    Shelf all() throws MishapException {
        List<ProvisionedProductAttribute> found = new ArrayList<>();
        String next = null;
        for (int pages = 0; pages < MOST_PAGES && (pages == 0 || next != null); pages++) {
            String from = next;
            SearchProvisionedProductsResponse page =
                    Ask.aws("servicecatalog:SearchProvisionedProducts", "the account", () -> clients.serviceCatalog()
                            .searchProvisionedProducts(SearchProvisionedProductsRequest.builder()
                                    .accessLevelFilter(access -> access.key(AccessLevelFilterKey.ACCOUNT)
                                            .value("self"))
                                    .pageSize(PAGE)
                                    .pageToken(from)
                                    .overrideConfiguration(clients.sessions().as(Clerk.NAME))
                                    .build()));
            found.addAll(page.provisionedProducts());
            next = page.nextPageToken();
        }
        return new Shelf(found, next == null);
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
