package io.jenkins.plugins.eventschedules.aws.testaws.catalog;

import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Notice;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What CloudFormation tells EventBridge of the stacks behind products. Service Catalog itself tells nothing. */
final class TellStacks {

    private final TellProvisioned names;

    TellStacks(TellProvisioned names) {
        this.names = names;
    }

    List<Notice> of(Provisioned product) {
        return product.works().stream()
                .filter(work -> work.refusal().isEmpty())
                .flatMap(work -> of(product, work))
                .toList();
    }

    private Stream<Notice> of(Provisioned product, Work work) {
        boolean fine = work.course().end().orElse("SUCCEEDED").equals("SUCCEEDED");
        String end = work.isTermination()
                ? fine ? "DELETE_COMPLETE" : "DELETE_FAILED"
                : fine ? "CREATE_COMPLETE" : "ROLLBACK_COMPLETE";
        String begin = work.isTermination() ? "DELETE_IN_PROGRESS" : "CREATE_IN_PROGRESS";
        return Stream.of(notice(product, work, work.started(), begin), notice(product, work, work.end(), end));
    }

    private Notice notice(Provisioned product, Work work, Instant at, String status) {
        Answer detail = Answer.with("stack-id", names.stack(product))
                .and("status-details", Answer.with("status", status).and("status-reason", ""))
                .and("client-request-token", work.token());
        return new Notice(at, "aws.cloudformation", "CloudFormation Stack Status Change", detail.json());
    }
}
