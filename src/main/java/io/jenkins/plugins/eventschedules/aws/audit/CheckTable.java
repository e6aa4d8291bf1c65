package io.jenkins.plugins.eventschedules.aws.audit;

import io.jenkins.plugins.eventschedules.aws.account.Mishap.Kind;
import io.jenkins.plugins.eventschedules.aws.dynamodb.Form;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Whether the table has the keys, indexes and stream of the file from which the deployment makes it. */
final class CheckTable {

    private final Inquiry inquiry;
    private final Findings findings;
    private final String name;
    private final String subject;
    private final Supplier<String> redeploy;
    private final Form form = Form.bundled();

    /** @param redeploy the command that mends it */
    CheckTable(Inquiry inquiry, Findings findings, LedBy deployment, Supplier<String> redeploy) {
        this.inquiry = inquiry;
        this.findings = findings;
        this.name = deployment.table();
        this.subject = "table " + name;
        this.redeploy = redeploy;
    }

    void check() {
        TableDescription table;
        try (DynamoDbClient client = inquiry.clients().more(DynamoDbClient.builder(), "audit")) {
            table = inquiry.ask("dynamodb:DescribeTable", "the " + subject, () -> client.describeTable(
                            DescribeTableRequest.builder()
                                    .tableName(name)
                                    .overrideConfiguration(inquiry.session())
                                    .build())
                    .table());
        } catch (UnseenException e) {
            if (e.kind() == Kind.GONE) {
                findings.failed(CheckType.TABLE_EXISTS, subject, "It is not there.", redeploy.get());
            } else {
                findings.unknown(CheckType.TABLE_EXISTS, subject, e);
            }
            return;
        }
        Optional<String> status = form.problemOfStatus(table);
        verdict(CheckType.TABLE_EXISTS, status.isEmpty(), status.orElse("It is there and in use."));
        Optional<String> keys = form.problemOfKeys(table);
        verdict(CheckType.TABLE_KEYS, keys.isEmpty(), keys.orElse("Its key is as events need it."));
        List<String> indexes = form.problemsOfIndexes(table);
        verdict(
                CheckType.TABLE_INDEXES,
                indexes.isEmpty(),
                indexes.isEmpty() ? "It has its indexes, and all are in use." : String.join(" ", indexes));
        boolean told = table.streamSpecification() != null
                && Boolean.TRUE.equals(table.streamSpecification().streamEnabled())
                && table.streamSpecification().streamViewType() == StreamViewType.NEW_IMAGE;
        verdict(
                CheckType.TABLE_STREAM,
                told,
                told
                        ? "Its stream tells of every change."
                        : "It has no stream of new images: nobody hears of what happens to events.");
    }

    private void verdict(CheckType type, boolean sound, String evidence) {
        if (sound) {
            findings.passed(type, subject, evidence);
        } else {
            findings.failed(type, subject, evidence, redeploy.get());
        }
    }
}
