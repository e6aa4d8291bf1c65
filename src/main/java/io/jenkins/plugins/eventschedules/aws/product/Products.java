package io.jenkins.plugins.eventschedules.aws.product;

import io.jenkins.plugins.eventschedules.aws.account.Ask;
import io.jenkins.plugins.eventschedules.aws.account.Clients;
import io.jenkins.plugins.eventschedules.aws.account.Mishap.Kind;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.servicecatalog.ServiceCatalogClient;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProductRequest;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProvisionedProductRequest;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProvisioningParametersRequest;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProvisioningParametersResponse;
import software.amazon.awssdk.services.servicecatalog.model.DescribeRecordRequest;
import software.amazon.awssdk.services.servicecatalog.model.DescribeRecordResponse;
import software.amazon.awssdk.services.servicecatalog.model.ProvisionProductRequest;
import software.amazon.awssdk.services.servicecatalog.model.ProvisionedProductDetail;
import software.amazon.awssdk.services.servicecatalog.model.RecordDetail;
import software.amazon.awssdk.services.servicecatalog.model.RecordOutput;
import software.amazon.awssdk.services.servicecatalog.model.TerminateProvisionedProductRequest;

/** Service Catalog's calls, made in the session of one event. */
final class Products {

    private static final int MOST_PAGES = 10;

    private final Clients clients;
    private final Consumer<AwsRequestOverrideConfiguration.Builder> session;

    Products(Clients clients, String who) {
        this.clients = clients;
        this.session = clients.sessions().as(who);
    }

    /** What came of a request, with everything that it yielded. */
    record Record(DescribeRecordResponse answer, List<RecordOutput> outputs) {
        RecordDetail detail() {
            return answer.recordDetail();
        }
    }

    Offer offer(String product) throws MishapException {
        return Offer.of(
                Ask.aws("servicecatalog:DescribeProduct", "the product " + product, () -> client().describeProduct(
                                DescribeProductRequest.builder()
                                        .name(product)
                                        .overrideConfiguration(session)
                                        .build())));
    }

    DescribeProvisioningParametersResponse parameters(Offer offer, String artifact, String path)
            throws MishapException {
        return Ask.aws(
                "servicecatalog:DescribeProvisioningParameters",
                "the product " + offer.productId(),
                () -> client().describeProvisioningParameters(DescribeProvisioningParametersRequest.builder()
                        .productId(offer.productId())
                        .provisioningArtifactId(artifact)
                        .pathId(path)
                        .overrideConfiguration(session)
                        .build()));
    }

    RecordDetail provision(ProvisionProductRequest.Builder request, String product) throws MishapException {
        return Ask.aws("servicecatalog:ProvisionProduct", "the product " + product, () -> client().provisionProduct(
                                request.overrideConfiguration(session).build()))
                .recordDetail();
    }

    RecordDetail terminate(String name, String token) throws MishapException {
        return Ask.aws(
                        "servicecatalog:TerminateProvisionedProduct",
                        "the provisioned product " + name,
                        () -> client().terminateProvisionedProduct(TerminateProvisionedProductRequest.builder()
                                .provisionedProductName(name)
                                .terminateToken(token)
                                .overrideConfiguration(session)
                                .build()))
                .recordDetail();
    }

    Record record(String id) throws MishapException {
        DescribeRecordResponse first = page(id, null);
        List<RecordOutput> outputs = new ArrayList<>(first.recordOutputs());
        String next = first.nextPageToken();
        for (int pages = 1; next != null && pages < MOST_PAGES; pages++) {
            DescribeRecordResponse page = page(id, next);
            outputs.addAll(page.recordOutputs());
            next = page.nextPageToken();
        }
        return new Record(first, outputs);
    }

    /** @return empty when there is no such provisioned product, as far as AWS can see */
    Optional<ProvisionedProductDetail> provisioned(String name) throws MishapException {
        try {
            return Optional.ofNullable(Ask.aws(
                            "servicecatalog:DescribeProvisionedProduct",
                            "the provisioned product " + name,
                            () -> client().describeProvisionedProduct(DescribeProvisionedProductRequest.builder()
                                    .name(name)
                                    .overrideConfiguration(session)
                                    .build()))
                    .provisionedProductDetail());
        } catch (MishapException e) {
            if (e.kind() == Kind.GONE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private DescribeRecordResponse page(String id, String token) throws MishapException {
        return Ask.aws("servicecatalog:DescribeRecord", "the record " + id, () -> client().describeRecord(
                        DescribeRecordRequest.builder()
                                .id(id)
                                .pageToken(token)
                                .overrideConfiguration(session)
                                .build()));
    }

    private ServiceCatalogClient client() {
        return clients.serviceCatalog();
    }
}
