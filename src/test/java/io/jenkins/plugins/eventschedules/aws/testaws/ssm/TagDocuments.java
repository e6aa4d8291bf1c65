package io.jenkins.plugins.eventschedules.aws.testaws.ssm;

import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Bounds;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operations;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Place;

/** The tags of documents, and of executions as far as they can be read. */
final class TagDocuments {

    private final Place place;
    private final Library library;
    private final Executions executions;

    TagDocuments(Place place, Library library, Executions executions) {
        this.place = place;
        this.library = library;
        this.executions = executions;
    }

    void offer(Operations operations) {
        operations
                .offer("ListTagsForResource", this::arn, this::listTags)
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

    private String arn(Call call) {
        return isOfExecution(call)
                ? place.arn("ssm", "automation-execution/" + call.input().text("ResourceId"))
                : library.arn(call, "ResourceId");
    }

    private static boolean isOfExecution(Call call) {
        return call.input().text("ResourceType").equals("Automation");
    }

    private Answer listTags(Call call) {
        if (isOfExecution(call)) {
            return executions
                    .known(call.input().text("ResourceId"), call.at())
                    .map(execution -> Answer.with(
                            "TagList", Answer.pairs(execution.order().tags())))
                    .orElseThrow(() -> new AwsError("InvalidResourceId", "The resource does not exist."));
        }
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
