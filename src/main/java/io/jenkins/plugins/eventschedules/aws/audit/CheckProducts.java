package io.jenkins.plugins.eventschedules.aws.audit;

import io.jenkins.plugins.eventschedules.aws.catalog.CatalogTag;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProductAsAdminResponse;
import software.amazon.awssdk.services.servicecatalog.model.ProductViewSummary;
import software.amazon.awssdk.services.servicecatalog.model.Tag;
import software.amazon.awssdk.services.servicecatalog.model.TagOptionDetail;

/** The products that carry the tag, and those that nearly do. */
final class CheckProducts {

    private static final int MOST = 200;

    private final ProductDesk desk;
    private final CatalogTag tag;
    private final Findings findings;
    private final CheckProduct each;
    private final List<String> ids = new ArrayList<>();

    CheckProducts(ProductDesk desk, CatalogTag tag, Findings findings, CheckProduct each) {
        this.desk = desk;
        this.tag = tag;
        this.findings = findings;
        this.each = each;
    }

    /** The ids of the products that carry the tag. */
    List<String> ids() {
        return List.copyOf(ids);
    }

    void check() {
        List<ProductViewSummary> accessible;
        try {
            accessible = desk.accessible();
        } catch (UnseenException e) {
            findings.unknown(CheckType.PRODUCTS_LISTED, "account", e);
            return;
        }
        Map<String, ProductViewSummary> known = new LinkedHashMap<>();
        accessible.forEach(product -> known.put(product.productId(), product));
        boolean all = addOthers(known);
        Set<String> open =
                accessible.stream().map(ProductViewSummary::productId).collect(Collectors.toSet());
        Map<String, Long> names =
                accessible.stream().collect(Collectors.groupingBy(ProductViewSummary::name, Collectors.counting()));
        List<ProductViewSummary> tagged =
                known.values().stream().limit(MOST).filter(this::carries).toList();
        if (all) {
            told(known.size(), tagged.size());
        }
        for (ProductViewSummary product : tagged) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            ids.add(product.productId());
            unique(product, names.getOrDefault(product.name(), 1L));
            each.check(product, open.contains(product.productId()));
        }
    }

    /** Those that are not open to the environment: exactly what somebody who prepares an account wants to hear of. */
    private boolean addOthers(Map<String, ProductViewSummary> known) {
        try {
            desk.everything().forEach(product -> known.putIfAbsent(product.productId(), product));
            return true;
        } catch (UnseenException e) {
            findings.add(
                    CheckType.PRODUCTS_LISTED,
                    "account",
                    Verdict.UNKNOWN,
                    "Only the " + known.size() + " products that are open to the environment are looked at. "
                            + e.getMessage(),
                    e.remedy());
            return false;
        }
    }

    private void told(int all, int tagged) {
        if (all > MOST) {
            findings.warning(
                    CheckType.PRODUCTS_LISTED,
                    "account",
                    "Products can be listed, but there are " + all + ": only the first " + MOST + " are looked at.",
                    "Open only the portfolios with products for events to the environment.");
        } else {
            findings.passed(
                    CheckType.PRODUCTS_LISTED,
                    "account",
                    "Products can be listed: " + tagged + " of " + all + " with the tag " + tag.key() + "="
                            + tag.value() + ".");
        }
    }

    private boolean carries(ProductViewSummary product) {
        String subject = CheckProduct.subject(product);
        DescribeProductAsAdminResponse told;
        try {
            told = desk.tags(product);
        } catch (UnseenException e) {
            findings.unknown(CheckType.PRODUCT_TAG, subject, e);
            return false;
        }
        if (told.tags().stream().anyMatch(each -> tag.is(each.key(), each.value()))) {
            findings.passed(CheckType.PRODUCT_TAG, subject, "It has the tag " + tag.key() + "=" + tag.value() + ".");
            return true;
        }
        List<TagOptionDetail> options = told.tagOptions().stream()
                .filter(option -> tag.is(option.key(), option.value()))
                .toList();
        if (options.stream().anyMatch(option -> !Boolean.FALSE.equals(option.active()))) {
            findings.passed(
                    CheckType.PRODUCT_TAG, subject, "It has the TagOption " + tag.key() + "=" + tag.value() + ".");
            return true;
        }
        options.stream()
                .findFirst()
                .ifPresent(option -> findings.failed(
                        CheckType.PRODUCT_TAG,
                        subject,
                        "Its TagOption " + tag.key() + "=" + tag.value() + " is switched off.",
                        Remedy.command("servicecatalog", "update-tag-option", "--id", option.id(), "--active")));
        told.tags().stream()
                .filter(this::nearly)
                .findFirst()
                .ifPresent(near -> findings.failed(
                        CheckType.PRODUCT_TAG,
                        subject,
                        "It has the tag '" + near.key() + "'='" + near.value() + "', which AWS does not take for "
                                + tag.key() + "=" + tag.value() + ".",
                        Remedy.command(
                                "servicecatalog",
                                "update-product",
                                "--id",
                                product.productId(),
                                "--add-tags",
                                "Key=" + tag.key() + ",Value=" + tag.value())));
        return false;
    }

    private void unique(ProductViewSummary product, long ofThisName) {
        if (ofThisName == 1) {
            findings.passed(
                    CheckType.PRODUCT_UNIQUE,
                    CheckProduct.subject(product),
                    "No other product that the environment can see has its name.");
        } else {
            findings.failed(
                    CheckType.PRODUCT_UNIQUE,
                    CheckProduct.subject(product),
                    ofThisName + " products that the environment can see have this name, and events name products.",
                    Remedy.command(
                            "servicecatalog", "update-product", "--id", product.productId(), "--name", "ANOTHER-NAME"));
        }
    }

    private boolean nearly(Tag other) {
        return other.key().strip().equalsIgnoreCase(tag.key())
                && other.value().strip().equalsIgnoreCase(tag.value());
    }
}
