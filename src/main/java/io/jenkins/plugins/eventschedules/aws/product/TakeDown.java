package io.jenkins.plugins.eventschedules.aws.product;

import io.jenkins.plugins.eventschedules.aws.account.Console;
import io.jenkins.plugins.eventschedules.aws.account.Mishap.Kind;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.aws.phase.AfterMishap;
import io.jenkins.plugins.eventschedules.aws.phase.Grace;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.servicecatalog.model.ProvisionedProductDetail;
import software.amazon.awssdk.services.servicecatalog.model.RecordDetail;

/**
 * A postroll: the event's product is terminated, whatever state it is in, and only when AWS has nothing of that name
 * any more is it gone. Never with IgnoreErrors, which would forget resources that are still there.
 */
record TakeDown(Products products, Console console, Event event, PhaseRun run, Instant now) {

    Report start() {
        try {
            RecordDetail detail = products.terminate(BringUp.name(event), run.token());
            return new Report.Started(
                    detail.recordId(),
                    Optional.ofNullable(detail.provisionedProductId()).map(console::provisionedProduct));
        } catch (MishapException e) {
            return e.kind().passes() ? AfterMishap.starting(e, run, now) : refused(e);
        }
    }

    Report follow() {
        RecordReport record;
        try {
            record = new RecordReport(products.record(run.executionId().orElseThrow()));
        } catch (MishapException e) {
            return e.kind() == Kind.GONE ? withoutRecord(e) : AfterMishap.looking(e);
        }
        try {
            return switch (ProductStatus.of(record.record().detail().status())) {
                case PENDING -> new Report.Running(record.steps());
                case FAILED -> new Report.Failed(record.steps(), record.failure("Terminating", status()));
                case SUCCEEDED ->
                    products.provisioned(BringUp.name(event)).isEmpty()
                            ? new Report.Succeeded(record.steps(), Map.of())
                            : new Report.Running(record.steps());
            };
        } catch (MishapException e) {
            return AfterMishap.looking(e);
        }
    }

    /** A termination cannot be called off, and nobody wants to. */
    Report stop() {
        return run.isStarted() ? follow() : start();
    }

    private Report refused(MishapException refusal) {
        try {
            Optional<ProvisionedProductDetail> found = products.provisioned(BringUp.name(event));
            if (found.isEmpty()) {
                return absent();
            }
            boolean changing = ProductStatus.of(found.get().status()) == ProductStatus.PENDING;
            return changing && now.isBefore(run.deadline())
                    ? new Report.Unreachable("The product is being changed ("
                            + found.get().statusAsString() + "). It is terminated as soon as that is over.")
                    : new Report.Failed(List.of(), refusal.getMessage());
        } catch (MishapException e) {
            return AfterMishap.starting(e, run, now);
        }
    }

    private Report absent() {
        boolean believed = event.preroll()
                .filter(preroll -> !Grace.isOver(Grace.lastStart(event, preroll), now))
                .isEmpty();
        return believed
                ? new Report.Succeeded(List.of(), Map.of())
                : new Report.Unreachable("AWS shows nothing to take down. Looking again for two minutes, to be sure.");
    }

    private Report withoutRecord(MishapException gone) {
        if (!Grace.isOver(run, now)) {
            return new Report.Running(run.steps());
        }
        try {
            return products.provisioned(BringUp.name(event)).isEmpty()
                    ? new Report.Succeeded(run.steps(), Map.of())
                    : new Report.Failed(run.steps(), gone.getMessage());
        } catch (MishapException e) {
            return AfterMishap.looking(e);
        }
    }

    private Optional<software.amazon.awssdk.services.servicecatalog.model.ProvisionedProductStatus> status()
            throws MishapException {
        return products.provisioned(BringUp.name(event)).map(ProvisionedProductDetail::status);
    }
}
