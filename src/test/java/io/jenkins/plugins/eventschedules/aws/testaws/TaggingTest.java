package io.jenkins.plugins.eventschedules.aws.testaws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

class TaggingTest {

    private final TestAws aws = TestAws.start(new HandClock());
    private final Clients clients = new Clients(aws);
    private final ResourceGroupsTaggingApiClient tagging = clients.tagging();

    @AfterEach
    void close() {
        clients.close();
        aws.close();
    }

    @Test
    void findsDocumentsAndProductsByTheirTags() {
        aws.ssm().document("ours").from(Path.of("ssm-documents/minimal.yaml")).tagged("application", "events");
        aws.ssm().document("theirs").from(Path.of("ssm-documents/minimal.yaml")).tagged("application", "payroll");
        var product = aws.serviceCatalog().product("room").containing("{}").tagged("application", "events");
        String document = "arn:aws:ssm:eu-west-1:123456789012:document/ours";
        String room = "arn:aws:catalog:eu-west-1:123456789012:product/" + product.id();
        TagFilter events =
                TagFilter.builder().key("application").values("events").build();

        assertThat(tagging.getResources(r -> r.tagFilters(events)).resourceTagMappingList())
                .extracting(ResourceTagMapping::resourceARN)
                .containsExactly(document, room);
        assertThat(tagging.getResources(r -> r.tagFilters(events).resourceTypeFilters("ssm:document"))
                        .resourceTagMappingList())
                .extracting(ResourceTagMapping::resourceARN)
                .containsExactly(document);
        aws.pages().ofAtMost(1);
        assertThat(tagging.getResourcesPaginator(r -> {}).resourceTagMappingList())
                .hasSize(3);
    }
}
