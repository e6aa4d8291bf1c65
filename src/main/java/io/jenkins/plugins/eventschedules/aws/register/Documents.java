package io.jenkins.plugins.eventschedules.aws.register;

import io.jenkins.plugins.eventschedules.aws.account.Ask;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentRequest;
import software.amazon.awssdk.services.ssm.model.DocumentDescription;
import software.amazon.awssdk.services.ssm.model.GetDocumentRequest;
import software.amazon.awssdk.services.ssm.model.GetDocumentResponse;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ssm.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import software.amazon.awssdk.services.ssm.model.Tag;

/** Systems Manager's calls about documents and their tags. */
record Documents(Office office) {

    Optional<DocumentDescription> find(String name) throws MishapException {
        return office.find("ssm:DescribeDocument", the(name), () -> office.ssm()
                .describeDocument(DescribeDocumentRequest.builder()
                        .name(name)
                        .overrideConfiguration(office.session())
                        .build())
                .document());
    }

    /** Its default version, which is the one that events are offered first. */
    GetDocumentResponse content(String name) throws MishapException {
        return Ask.aws("ssm:GetDocument", the(name), () -> office.ssm()
                .getDocument(GetDocumentRequest.builder()
                        .name(name)
                        .overrideConfiguration(office.session())
                        .build()));
    }

    /** The value of one of its tags. */
    Optional<String> tag(String name, String key) throws MishapException {
        return Ask.aws("ssm:ListTagsForResource", the(name), () -> office.ssm()
                        .listTagsForResource(ListTagsForResourceRequest.builder()
                                .resourceType(ResourceTypeForTagging.DOCUMENT)
                                .resourceId(name)
                                .overrideConfiguration(office.session())
                                .build()))
                .tagList()
                .stream()
                .filter(tag -> tag.key().equals(key))
                .map(Tag::value)
                .findFirst();
    }

    void tag(String name, String key, String value) throws MishapException {
        Ask.aws("ssm:AddTagsToResource", the(name), () -> office.ssm()
                .addTagsToResource(AddTagsToResourceRequest.builder()
                        .resourceType(ResourceTypeForTagging.DOCUMENT)
                        .resourceId(name)
                        .tags(Tag.builder().key(key).value(value).build())
                        .overrideConfiguration(office.session())
                        .build()));
    }

    void untag(String name, String key) throws MishapException {
        Ask.aws("ssm:RemoveTagsFromResource", the(name), () -> office.ssm()
                .removeTagsFromResource(RemoveTagsFromResourceRequest.builder()
                        .resourceType(ResourceTypeForTagging.DOCUMENT)
                        .resourceId(name)
                        .tagKeys(key)
                        .overrideConfiguration(office.session())
                        .build()));
    }

    private static String the(String name) {
        return "the document " + name;
    }
}
