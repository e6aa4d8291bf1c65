package io.jenkins.plugins.eventschedules.aws.product;

import io.jenkins.plugins.eventschedules.aws.account.Said;
import io.jenkins.plugins.eventschedules.event.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.servicecatalog.model.ProvisionedProductStatus;
import software.amazon.awssdk.services.servicecatalog.model.RecordDetail;

/** A record of Service Catalog in our words. */
record RecordReport(Products.Record record) {

    private static final int LONGEST_OUTPUT = 4096;
    private static final int LONGEST_MESSAGE = 800;

    /** Service Catalog tells no steps: the record itself is the one step that there is. */
    List<Step> steps() {
        RecordDetail detail = record.detail();
        ProductStatus status = ProductStatus.of(detail.status());
        Step.State state =
                switch (status) {
                    case PENDING -> Step.State.RUNNING;
                    case SUCCEEDED -> Step.State.SUCCEEDED;
                    case FAILED -> Step.State.FAILED;
                };
        Optional<Instant> ended =
                status == ProductStatus.PENDING ? Optional.empty() : Optional.ofNullable(detail.updatedTime());
        return List.of(new Step(
                Said.of(String.valueOf(detail.provisionedProductName()), 128),
                "servicecatalog:" + Said.of(String.valueOf(detail.recordType()), 64),
                state,
                Optional.ofNullable(detail.createdTime()),
                ended));
    }

    Map<String, String> outputs() {
        Map<String, String> outputs = new TreeMap<>();
        record.outputs()
                .forEach(output ->
                        outputs.put(output.outputKey(), Said.of(String.valueOf(output.outputValue()), LONGEST_OUTPUT)));
        return outputs;
    }

    String failure(String what, Optional<ProvisionedProductStatus> product) {
        String errors = record.detail().recordErrors().stream()
                .map(error -> error.code() + ": " + error.description())
                .collect(Collectors.joining("; "));
        return what + " ended as " + record.detail().statusAsString()
                + product.map(status -> ", the product is " + status).orElse("") + "."
                + (errors.isBlank() ? "" : " AWS says: " + Said.of(errors, LONGEST_MESSAGE));
    }

    /** When AWS last wrote to it. */
    Instant updatedAt() {
        return Optional.ofNullable(record.detail().updatedTime())
                .or(() -> Optional.ofNullable(record.detail().createdTime()))
                .orElse(Instant.EPOCH);
    }
}
