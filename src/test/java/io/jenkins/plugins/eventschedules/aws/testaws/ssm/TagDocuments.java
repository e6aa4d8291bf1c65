package io.jenkins.plugins.eventschedules.aws.testaws.ssm;

import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Bounds;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operations;

/** The tags of documents. */
final class TagDocuments {

    private final Library library;

    TagDocuments(Library library) {
        this.library = library;
    }

    void offer(Operations operations) {
        operations
                .offer("ListTagsForResource", call -> library.arn(call, "ResourceId"), this::listTags)
                .act("AddTagsToResource", call -> library.arn(call, "ResourceId"), this::addTags)
                .act("RemoveTagsFromResource", call -> library.arn(call, "ResourceId"), this::removeTags);
    }

    private SsmDocument taggable(Call call) {
        String type = call.input().text("ResourceType");
        if (!type.equals("Document")) {
            throw new AwsError("InvalidResourceType", "Resources of type " + type + " are not in the test AWS.");
        }
        String name = call.input().text("ResourceId");
        return library.find(name)
                .orElseThrow(() -> new AwsError("InvalidResourceId", "The resource " + name + " does not exist."));
    }

    private Answer listTags(Call call) {
        return Answer.with("TagList", Answer.pairs(taggable(call).tags()));
    }

    private void addTags(Call call) {
        Bounds.tags(call.input().pairs("Tags"), 1000);
        call.input().pairs("Tags").forEach(taggable(call)::tagged);
    }

    private void removeTags(Call call) {
        call.input().texts("TagKeys").forEach(taggable(call)::untagged);
    }
}
