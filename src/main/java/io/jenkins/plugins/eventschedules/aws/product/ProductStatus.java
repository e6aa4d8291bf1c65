package io.jenkins.plugins.eventschedules.aws.product;

import java.util.Optional;
import software.amazon.awssdk.services.servicecatalog.model.ProvisionedProductStatus;
import software.amazon.awssdk.services.servicecatalog.model.RecordStatus;

/**
 * What every status of a record, and of the provisioned product that it is about, means. A record alone does not tell:
 * one that succeeded may leave a product that is tainted. A status that this SDK does not know is pending, under the
 * attempt's deadline.
 */
public enum ProductStatus {
    PENDING,
    SUCCEEDED,
    FAILED;

    static ProductStatus of(RecordStatus record) {
        if (record == null) {
            return PENDING;
        }
        return switch (record) {
            case SUCCEEDED -> SUCCEEDED;
            case FAILED -> FAILED;
            // In error it still rolls back, and will say FAILED when that is over.
            case CREATED, IN_PROGRESS, IN_PROGRESS_IN_ERROR, UNKNOWN_TO_SDK_VERSION -> PENDING;
        };
    }

    public static ProductStatus of(ProvisionedProductStatus product) {
        if (product == null) {
            return PENDING;
        }
        return switch (product) {
            case AVAILABLE -> SUCCEEDED;
            case TAINTED, ERROR -> FAILED;
            case UNDER_CHANGE, PLAN_IN_PROGRESS, UNKNOWN_TO_SDK_VERSION -> PENDING;
        };
    }

    /** How bringing up stands, by both. */
    static ProductStatus of(RecordStatus record, Optional<ProvisionedProductStatus> product) {
        ProductStatus told = of(record);
        return told == SUCCEEDED ? of(product.orElse(null)) : told;
    }
}
