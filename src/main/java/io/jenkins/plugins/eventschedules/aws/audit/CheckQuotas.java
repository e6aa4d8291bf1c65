package io.jenkins.plugins.eventschedules.aws.audit;

import software.amazon.awssdk.services.ssm.model.AutomationExecutionFilter;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionFilterKey;
import software.amazon.awssdk.services.ssm.model.DescribeAutomationExecutionsRequest;
import software.amazon.awssdk.services.ssm.model.DescribeAutomationExecutionsResponse;

/**
 * How far it is to the quotas that events meet first, counted against what AWS gives every account (Systems Manager
 * endpoints and quotas in the AWS General Reference). An account may have more by agreement, so nothing here fails.
 */
final class CheckQuotas {

    /** Automations that run at the same time; more wait. */
    private static final int AUTOMATIONS = 100;

    /** Documents of an account's own in a region. */
    private static final int DOCUMENTS = 500;

    private static final int PERCENT_NEAR = 80;
    private static final int PAGE = 50;

    private final Inquiry inquiry;
    private final Findings findings;

    CheckQuotas(Inquiry inquiry, Findings findings) {
        this.inquiry = inquiry;
        this.findings = findings;
    }

    /** @param documents how many the account has of its own */
    void check(int documents) {
        try {
            tell(CheckType.QUOTA_AUTOMATIONS, running(), AUTOMATIONS, "automations run");
        } catch (UnseenException e) {
            findings.unknown(CheckType.QUOTA_AUTOMATIONS, "account", e);
        }
        tell(CheckType.QUOTA_DOCUMENTS, documents, DOCUMENTS, "documents are the account's own");
    }

    private void tell(CheckType type, int count, int quota, String what) {
        String evidence = count + " " + what + "; the quota of an account is " + quota + " unless it has another.";
        if (count * 100 < quota * PERCENT_NEAR) {
            findings.passed(type, "account", evidence);
        } else {
            findings.warning(
                    type,
                    "account",
                    evidence,
                    "See what the account has, and ask for more: "
                            + Remedy.command("service-quotas", "list-service-quotas", "--service-code", "ssm"));
        }
    }

    private int running() throws UnseenException {
        int count = 0;
        String next = null;
        do {
            String from = next;
            DescribeAutomationExecutionsResponse page =
                    inquiry.ask("ssm:DescribeAutomationExecutions", "the account", () -> inquiry.clients()
                            .ssm()
                            .describeAutomationExecutions(DescribeAutomationExecutionsRequest.builder()
                                    .filters(AutomationExecutionFilter.builder()
                                            .key(AutomationExecutionFilterKey.EXECUTION_STATUS)
                                            .values("InProgress")
                                            .build())
                                    .maxResults(PAGE)
                                    .nextToken(from)
                                    .overrideConfiguration(inquiry.session())
                                    .build()));
            count += page.automationExecutionMetadataList().size();
            next = page.nextToken();
            // Beyond the quota the number makes no difference.
        } while (next != null && count < AUTOMATIONS);
        return count;
    }
}
