package io.jenkins.plugins.eventschedules.aws.testaws.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What Service Catalog does to a provisioned product, and keeps a record of. As with automations, how it looks follows
 * from its course and the moment.
 *
 * @param type as in the record: `PROVISION_PRODUCT` or `TERMINATE_PROVISIONED_PRODUCT`
 * @param request what was asked for, to tell whether the same token comes with the same request
 * @param keeping whether resources stay that it does not manage to delete, or is told to keep
 */
record Work(
        String id,
        String type,
        String token,
        JsonNode request,
        Course course,
        Optional<String> refusal,
        boolean keeping,
        Instant started) {

    static final String PROVISION = "PROVISION_PRODUCT";
    static final String TERMINATE = "TERMINATE_PROVISIONED_PRODUCT";

    boolean isTermination() {
        return type.equals(TERMINATE);
    }

    Instant end() {
        return refusal.isPresent() ? started : started.plus(course.whole());
    }

    boolean hasEnded(Instant at) {
        return !at.isBefore(end());
    }

    /** As far as Service Catalog is concerned. */
    boolean succeeds() {
        return refusal.isEmpty() && (keeping || course.end().orElse("SUCCEEDED").equals("SUCCEEDED"));
    }

    /** Whether what it works on is really gone afterwards. */
    boolean deletes() {
        return succeeds() && course.end().orElse("SUCCEEDED").equals("SUCCEEDED") && !keeping;
    }

    String status(Instant at) {
        if (!hasEnded(at)) {
            return course.statusAfter(Duration.between(started, at), "IN_PROGRESS");
        }
        return succeeds()
                ? "SUCCEEDED"
                : course.end().filter(end -> refusal.isEmpty()).orElse("FAILED");
    }

    Instant updated(Instant at) {
        return hasEnded(at) ? end() : at;
    }

    Optional<String> error(Instant at) {
        if (!hasEnded(at) || succeeds()) {
            return Optional.empty();
        }
        return refusal.or(course::message).or(() -> Optional.of("The stack could not be changed."));
    }
}
