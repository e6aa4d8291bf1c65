package io.jenkins.plugins.eventschedules.aws.orphan;

import io.jenkins.plugins.eventschedules.aws.account.Console;
import io.jenkins.plugins.eventschedules.aws.account.Mishap.Kind;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.aws.account.Pages;
import io.jenkins.plugins.eventschedules.aws.product.ProductStatus;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphan;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans.Removal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.servicecatalog.model.ProvisionedProductAttribute;
import software.amazon.awssdk.services.servicecatalog.model.Tag;

/** Provisioned products. It takes one call for each hundred that the account has, whoever's they are. */
record LeftProducts(Stock stock, Claims claims, Console console) {

    static final String PREFIX = "product-";

    private static final String TERMINATION = "TERMINATE_PROVISIONED_PRODUCT";

    Seen look(Pages<ProvisionedProductAttribute> shelf) {
        List<Left> left = new ArrayList<>();
        for (ProvisionedProductAttribute product : shelf.items()) {
            Optional<Mark> mark = Mark.of(tags(product));
            if (mark.isPresent()
                    && claims.of(
                                    mark.get().event(),
                                    mark.get().environment(),
                                    mark.get().installation())
                            instanceof Claim.Left claim) {
                left.add(left(product, mark.get(), claim));
            }
        }
        return new Seen(
                left,
                shelf.complete()
                        ? List.of()
                        : List.of("There are more provisioned products than were looked at ("
                                + shelf.items().size() + ")."));
    }

    private Left left(ProvisionedProductAttribute product, Mark mark, Claim.Left claim) {
        boolean changing = ProductStatus.of(product.status()) == ProductStatus.PENDING;
        URI place = console.provisionedProduct(product.id());
        Orphan orphan = new Orphan(
                PREFIX + product.id(),
                Orphan.Kind.PRODUCT,
                product.name(),
                Optional.ofNullable(product.createdTime()),
                mark.event(),
                claim.fate(),
                Optional.of(place),
                claim.obstacle()
                        .or(() -> changing
                                ? Optional.of("AWS is changing it (" + product.statusAsString()
                                        + "). Look again when that is over.")
                                : Optional.empty()));
        if (claim.obstacle().isPresent()) {
            return Left.unremovable(orphan);
        }
        return new Left(orphan, () -> changing ? whileChanging(product, orphan) : terminate(product, orphan));
    }

    /** The record before makes the token: after a termination that failed, asking again is another one. */
    private Removal terminate(ProvisionedProductAttribute product, Orphan orphan) throws MishapException {
        try {
            stock.terminate(product, "left-" + product.id() + "-" + product.lastRecordId(), orphan.event());
            return new Removal.Begun("AWS is terminating " + product.name() + ".", orphan.console());
        } catch (MishapException e) {
            if (e.kind() == Kind.GONE) {
                return new Removal.Gone(product.name() + " is terminated.");
            }
            throw e;
        }
    }

    private Removal whileChanging(ProvisionedProductAttribute product, Orphan orphan) throws MishapException {
        return TERMINATION.equals(stock.record(product.lastRecordId()).recordType())
                ? new Removal.Begun("AWS is terminating " + product.name() + " already.", orphan.console())
                : new Removal.NotNow(orphan.obstacle().orElseThrow());
    }

    private static Map<String, String> tags(ProvisionedProductAttribute product) {
        return product.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value, (one, other) -> other));
    }
}
