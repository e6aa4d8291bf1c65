package io.jenkins.plugins.eventschedules.aws.product;

import io.jenkins.plugins.eventschedules.aws.account.Console;
import io.jenkins.plugins.eventschedules.aws.account.Mishap.Kind;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.aws.phase.AfterMishap;
import io.jenkins.plugins.eventschedules.aws.phase.EventTags;
import io.jenkins.plugins.eventschedules.aws.phase.Grace;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.servicecatalog.model.ProvisionProductRequest;
import software.amazon.awssdk.services.servicecatalog.model.ProvisionedProductDetail;
import software.amazon.awssdk.services.servicecatalog.model.ProvisionedProductStatus;
import software.amazon.awssdk.services.servicecatalog.model.RecordDetail;
import software.amazon.awssdk.services.servicecatalog.model.Tag;

/** A preroll: the product is provisioned for this event alone, under a name that follows from the event's id. */
record BringUp(
        Products products, Console console, Secrets secrets, EventTags tags, Event event, PhaseRun run, Instant now) {

    Report start() {
        try {
            String product = event.plan().target().name();
            String artifact = event.plan().target().version();
            Offer offer = products.offer(product);
            if (!offer.has(artifact)) {
                return new Report.Failed(
                        List.of(),
                        "The version " + artifact + " of the product " + product
                                + " is no longer offered. Choose another version.");
            }
            if (offer.path().isEmpty()) {
                return new Report.Failed(
                        List.of(),
                        "The product " + product
                                + " has no launch path for this environment: give its role access to the portfolio.");
            }
            String path = offer.path().get();
            ProvisioningInput input = new ProvisioningInput(
                    products.parameters(offer, artifact, path).provisioningArtifactParameters(), secrets);
            Optional<String> obstacle = input.obstacle(event);
            if (obstacle.isPresent()) {
                return new Report.Failed(List.of(), obstacle.get());
            }
            return started(products.provision(request(offer, artifact, path, input), product));
        } catch (MishapException e) {
            return AfterMishap.starting(e, run, now);
        }
    }

    Report follow() {
        try {
            RecordReport record =
                    new RecordReport(products.record(run.executionId().orElseThrow()));
            if (ProductStatus.of(record.record().detail().status()) != ProductStatus.SUCCEEDED) {
                return report(record, Optional.empty());
            }
            return report(record, products.provisioned(ProvisionedName.of(event)));
        } catch (MishapException e) {
            if (e.kind() != Kind.GONE) {
                return AfterMishap.looking(e);
            }
            return Grace.isOver(run, now)
                    ? new Report.Failed(run.steps(), e.getMessage())
                    : new Report.Running(run.steps());
        }
    }

    /** Provisioning cannot be called off: it is waited for, and then taken down. */
    Report stop() {
        if (run.isStarted()) {
            Report report = follow();
            return report instanceof Report.Running running && Grace.isStopOverdue(event, run, now)
                    ? new Report.Failed(
                            running.steps(),
                            "Provisioning did not end for as long as it may take. It is taken down all the same.")
                    : report;
        }
        try {
            Optional<ProvisionedProductDetail> found = products.provisioned(ProvisionedName.of(event));
            if (found.isPresent()) {
                return new Report.Started(
                        found.get().lastRecordId(),
                        Optional.of(console.provisionedProduct(found.get().id())));
            }
            return Grace.isOver(Grace.lastStart(event, run), now)
                    ? new Report.Stopped(List.of())
                    : new Report.Unreachable(
                            "Whether anything was provisioned cannot be told yet. Looking again for two minutes.");
        } catch (MishapException e) {
            return AfterMishap.looking(e);
        }
    }

    private Report report(RecordReport record, Optional<ProvisionedProductDetail> product) {
        RecordDetail detail = record.record().detail();
        boolean vanished = ProductStatus.of(detail.status()) == ProductStatus.SUCCEEDED
                && product.isEmpty()
                && Grace.isOver(record.updatedAt(), now);
        if (vanished) {
            return new Report.Failed(
                    record.steps(), "The product was provisioned, and is not there any more: somebody terminated it.");
        }
        Optional<ProvisionedProductStatus> status = product.map(ProvisionedProductDetail::status);
        return switch (ProductStatus.of(detail.status(), status)) {
            case PENDING -> new Report.Running(record.steps());
            case SUCCEEDED -> new Report.Succeeded(record.steps(), record.outputs());
            case FAILED -> new Report.Failed(record.steps(), record.failure("Provisioning", status));
        };
    }

    private ProvisionProductRequest.Builder request(
            Offer offer, String artifact, String path, ProvisioningInput input) {
        return ProvisionProductRequest.builder()
                .productId(offer.productId())
                .provisioningArtifactId(artifact)
                .pathId(path)
                .provisionedProductName(ProvisionedName.of(event))
                .provisioningParameters(input.parameters(event))
                .tags(tags.of(event).entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .provisionToken(run.token());
    }

    private Report started(RecordDetail detail) {
        return new Report.Started(
                detail.recordId(),
                Optional.ofNullable(detail.provisionedProductId()).map(console::provisionedProduct));
    }
}
