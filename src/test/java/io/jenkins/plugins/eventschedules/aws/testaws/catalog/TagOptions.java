package io.jenkins.plugins.eventschedules.aws.testaws.catalog;

import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Input;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tags that Service Catalog puts on what is launched. */
final class TagOptions {

    private final Shelf shelf;
    private final Tell tell;

    TagOptions(Shelf shelf, Tell tell) {
        this.shelf = shelf;
        this.tell = tell;
    }

    void offer(Operations operations) {
        operations
                .offer("ListTagOptions", this::list)
                .offer("CreateTagOption", this::create)
                .act("AssociateTagOptionWithResource", this::resourceArn, this::associate)
                .act("DisassociateTagOptionFromResource", this::resourceArn, this::disassociate)
                .act("DeleteTagOption", call -> "*", this::delete)
                .offer("ListResourcesForTagOption", this::resources);
    }

    private String resourceArn(Call call) {
        String id = call.input().text("ResourceId");
        return shelf.place().arn("catalog", (id.startsWith("port-") ? "portfolio/" : "product/") + id);
    }

    private Answer list(Call call) {
        Input filters = call.input().part("Filters");
        Optional<String> key = filters.optional("Key");
        Optional<String> value = filters.optional("Value");
        Optional<String> active = filters.optional("Active");
        List<TagOption> found = shelf.tagOptions().stream()
                .filter(option -> key.isEmpty() || key.get().equals(option.key()))
                .filter(option -> value.isEmpty() || value.get().equals(option.value()))
                .filter(option -> active.isEmpty() || active.get().equals(String.valueOf(option.active())))
                .toList();
        return tell.page(found, call, "TagOptionDetails", "PageToken", tell::tagOption);
    }

    private Answer create(Call call) {
        String key = call.input().text("Key");
        String value = call.input().text("Value");
        boolean there = shelf.tagOptions().stream()
                .anyMatch(option -> option.key().equals(key) && option.value().equals(value));
        if (there) {
            throw new AwsError("DuplicateResourceException", "TagOption " + key + " = " + value + " already exists.");
        }
        return Answer.with("TagOptionDetail", tell.tagOption(shelf.tagOption(key, value)));
    }

    private void associate(Call call) {
        String resource = call.input().text("ResourceId");
        if (resource.startsWith("port-")) {
            shelf.portfolioById(resource);
        } else {
            shelf.product(resource);
        }
        TagOption option = shelf.tagOptionById(call.input().text("TagOptionId"));
        if (!option.resources().add(resource)) {
            throw new AwsError("DuplicateResourceException", "The TagOption is already associated with " + resource);
        }
    }

    private void disassociate(Call call) {
        String resource = call.input().text("ResourceId");
        TagOption option = shelf.tagOptionById(call.input().text("TagOptionId"));
        if (!option.resources().remove(resource)) {
            throw new AwsError("ResourceNotFoundException", "The TagOption is not associated with " + resource);
        }
    }

    private void delete(Call call) {
        TagOption option = shelf.tagOptionById(call.input().text("Id"));
        if (!option.resources().isEmpty()) {
            throw new AwsError("ResourceInUseException", "The TagOption is associated with resources.");
        }
        shelf.remove(option);
    }

    private Answer resources(Call call) {
        TagOption option = shelf.tagOptionById(call.input().text("TagOptionId"));
        Optional<String> type = call.input().optional("ResourceType");
        List<Answer> found = new ArrayList<>();
        if (!type.equals(Optional.of("Product"))) {
            shelf.portfolios().stream()
                    .filter(portfolio -> option.resources().contains(portfolio.id()))
                    .forEach(portfolio -> found.add(resource(portfolio.id(), shelf.arn(portfolio), portfolio.name())));
        }
        if (!type.equals(Optional.of("Portfolio"))) {
            shelf.products().stream()
                    .filter(product -> option.resources().contains(product.id()))
                    .forEach(product -> found.add(resource(product.id(), shelf.arn(product), product.name())));
        }
        return tell.page(found, call, "ResourceDetails", "PageToken", each -> each);
    }

    private static Answer resource(String id, String arn, String name) {
        return Answer.with("Id", id).and("ARN", arn).and("Name", name);
    }
}
