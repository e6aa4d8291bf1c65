package io.jenkins.plugins.eventschedules.aws.orphan;

import io.jenkins.plugins.eventschedules.aws.account.Ask;
import io.jenkins.plugins.eventschedules.aws.account.Clients;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.aws.account.Pages;
import io.jenkins.plugins.eventschedules.aws.account.Pages.Page;
import io.jenkins.plugins.eventschedules.aws.phase.EventTags;
import io.jenkins.plugins.eventschedules.event.EventId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ssm.model.AutomationExecution;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionFilter;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionFilterKey;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionMetadata;
import software.amazon.awssdk.services.ssm.model.DescribeAutomationExecutionsRequest;
import software.amazon.awssdk.services.ssm.model.DescribeAutomationExecutionsResponse;
import software.amazon.awssdk.services.ssm.model.GetAutomationExecutionRequest;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import software.amazon.awssdk.services.ssm.model.StartAutomationExecutionRequest;
import software.amazon.awssdk.services.ssm.model.StopAutomationExecutionRequest;
import software.amazon.awssdk.services.ssm.model.StopType;
import software.amazon.awssdk.services.ssm.model.Tag;

/** Systems Manager's calls about the runs of documents, which it keeps for 30 days. */
record RunBook(Clients clients) {

    private static final int PAGE = 50;
    private static final int MOST_PAGES = 100;

    /** Those that carry the tag of an event, of whichever environment. */
    Pages<AutomationExecutionMetadata> marked() throws MishapException {
        return Pages.upTo(MOST_PAGES, token -> {
            DescribeAutomationExecutionsResponse page =
                    Ask.aws("ssm:DescribeAutomationExecutions", "the account", () -> clients.ssm()
                            .describeAutomationExecutions(DescribeAutomationExecutionsRequest.builder()
                                    .filters(AutomationExecutionFilter.builder()
                                            .key(AutomationExecutionFilterKey.TAG_KEY)
                                            .values(EventTags.EVENT)
                                            .build())
                                    .maxResults(PAGE)
                                    .nextToken(token)
                                    .overrideConfiguration(clients.sessions().as(Clerk.NAME))
                                    .build()));
            return new Page<>(page.automationExecutionMetadataList(), page.nextToken());
        });
    }

    Map<String, String> tags(String id) throws MishapException {
        Map<String, String> tags = new TreeMap<>();
        Ask.aws("ssm:ListTagsForResource", "the execution " + id, () -> clients.ssm()
                        .listTagsForResource(ListTagsForResourceRequest.builder()
                                .resourceType(ResourceTypeForTagging.AUTOMATION)
                                .resourceId(id)
                                .overrideConfiguration(clients.sessions().as(Clerk.NAME))
                                .build()))
                .tagList()
                .forEach(tag -> tags.put(tag.key(), tag.value()));
        return tags;
    }

    AutomationExecution run(String id) throws MishapException {
        return Ask.aws("ssm:GetAutomationExecution", "the execution " + id, () -> clients.ssm()
                        .getAutomationExecution(GetAutomationExecutionRequest.builder()
                                .automationExecutionId(id)
                                .overrideConfiguration(clients.sessions().as(Clerk.NAME))
                                .build()))
                .automationExecution();
    }

    void stop(String id, EventId event) throws MishapException {
        Ask.aws("ssm:StopAutomationExecution", "the execution " + id, () -> clients.ssm()
                .stopAutomationExecution(StopAutomationExecutionRequest.builder()
                        .automationExecutionId(id)
                        .type(StopType.CANCEL)
                        .overrideConfiguration(clients.sessions().as(event.value()))
                        .build()));
    }

    /** @return the id of the run */
    String start(Run like, Map<String, List<String>> parameters, String token, Map<String, String> tags)
            throws MishapException {
        return Ask.aws(
                        "ssm:StartAutomationExecution",
                        "the document " + like.document() + ", version " + like.version(),
                        () -> clients.ssm()
                                .startAutomationExecution(StartAutomationExecutionRequest.builder()
                                        .documentName(like.document())
                                        .documentVersion(like.version())
                                        .parameters(parameters)
                                        .clientToken(token)
                                        .tags(tags.entrySet().stream()
                                                .map(tag -> Tag.builder()
                                                        .key(tag.getKey())
                                                        .value(tag.getValue())
                                                        .build())
                                                .toList())
                                        .overrideConfiguration(clients.sessions()
                                                .as(like.mark().event().value()))
                                        .build()))
                .automationExecutionId();
    }
}
