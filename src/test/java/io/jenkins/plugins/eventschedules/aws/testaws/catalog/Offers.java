package io.jenkins.plugins.eventschedules.aws.testaws.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What those see who may launch: the products of the portfolios that are open to them. */
final class Offers {

    private final Shelf shelf;
    private final Tell tell;

    Offers(Shelf shelf, Tell tell) {
        this.shelf = shelf;
        this.tell = tell;
    }

    void offer(Operations operations) {
        operations
                .offer("SearchProducts", this::search)
                .offer("DescribeProduct", call -> shelf.productArn(call, "Id", "Name"), this::describe)
                .offer("ListLaunchPaths", call -> shelf.productArn(call, "ProductId", ""), this::paths)
                .offer(
                        "DescribeProvisioningParameters",
                        call -> shelf.productArn(call, "ProductId", "ProductName"),
                        this::parameters);
    }

    private Answer search(Call call) {
        call.input().optional("SortBy");
        call.input().optional("SortOrder");
        List<Product> found = new ArrayList<>(shelf.open(call));
        call.input().lists("Filters").forEach((key, values) -> found.removeIf(product -> !fits(product, key, values)));
        return tell.page(
                        found,
                        call,
                        "ProductViewSummaries",
                        product ->
                                tell.summary(product, shelf.open(product, call).size()))
                .and("ProductViewAggregations", Map.of());
    }

    static boolean fits(Product product, String key, List<String> values) {
        String text =
                switch (key) {
                    case "FullTextSearch" -> product.name() + " " + product.description() + " " + product.owner();
                    case "Owner" -> product.owner();
                    case "ProductType" -> "CLOUD_FORMATION_TEMPLATE";
                    default -> throw new AwsError("InvalidParametersException", "The filter " + key + " is not valid.");
                };
        String searched = text.toLowerCase(Locale.ROOT);
        return values.stream().anyMatch(value -> searched.contains(value.toLowerCase(Locale.ROOT)));
    }

    private Answer describe(Call call) {
        Product product =
                shelf.product(call.input().optional("Id"), call.input().optional("Name"));
        List<Portfolio> open = open(product, call);
        return Answer.with("ProductViewSummary", tell.summary(product, open.size()))
                .and(
                        "ProvisioningArtifacts",
                        product.active().stream()
                                .map(artifact -> Tell.artifact(artifact).and("Guidance", artifact.guidance()))
                                .toList())
                .and("Budgets", List.of())
                .and(
                        "LaunchPaths",
                        open.stream()
                                .map(portfolio -> Answer.with("Id", portfolio.path(product))
                                        .and("Name", portfolio.name()))
                                .toList());
    }

    private List<Portfolio> open(Product product, Call call) {
        List<Portfolio> open = shelf.open(product, call);
        if (open.isEmpty()) {
            throw new AwsError("ResourceNotFoundException", "Product " + product.id() + " not found.");
        }
        return open;
    }

    private Answer paths(Call call) {
        Product product = shelf.product(call.input().text("ProductId"));
        return tell.page(open(product, call), call, "LaunchPathSummaries", portfolio -> Answer.with(
                        "Id", portfolio.path(product))
                .and("Name", portfolio.name())
                .and("ConstraintSummaries", constraints(portfolio, product))
                .and("Tags", List.of()));
    }

    private static List<Answer> constraints(Portfolio portfolio, Product product) {
        return portfolio.constraints(product.id()).stream()
                .map(each -> Answer.with("Type", each.type()).and("Description", each.description()))
                .toList();
    }

    private Answer parameters(Call call) {
        Choice choice = Choice.of(shelf, call);
        Template template = new Template(choice.artifact().template().tree());
        Set<String> resources = Set.of(choice.product().id(), choice.portfolio().id());
        Map<String, List<String>> tagOptions = new LinkedHashMap<>();
        shelf.tagOptions(resources).stream().filter(TagOption::active).forEach(option -> tagOptions
                .computeIfAbsent(option.key(), key -> new ArrayList<>())
                .add(option.value()));
        return Answer.with("ProvisioningArtifactParameters", template.parameters())
                .and("ConstraintSummaries", constraints(choice.portfolio(), choice.product()))
                .and("UsageInstructions", instructions(choice))
                .and(
                        "TagOptions",
                        tagOptions.entrySet().stream()
                                .map(each -> Answer.with("Key", each.getKey()).and("Values", each.getValue()))
                                .toList())
                .and("ProvisioningArtifactPreferences", Answer.empty())
                .and("ProvisioningArtifactOutputKeys", template.outputKeys());
    }

    private static List<Answer> instructions(Choice choice) {
        JsonNode tree = choice.artifact().template().tree();
        List<Answer> instructions = new ArrayList<>();
        instructions.add(
                instruction("version", tree.path("AWSTemplateFormatVersion").asText()));
        if (tree.has("Metadata")) {
            instructions.add(instruction("metadata", tree.path("Metadata").toString()));
        }
        if (tree.has("Description")) {
            instructions.add(instruction("description", tree.path("Description").asText()));
        }
        for (Portfolio.Constraint constraint :
                choice.portfolio().constraints(choice.product().id())) {
            if (constraint.type().equals("TEMPLATE")) {
                instructions.add(instruction("rules", constraint.parameters()));
            }
        }
        return instructions;
    }

    private static Answer instruction(String type, String value) {
        return Answer.with("Type", type).and("Value", value);
    }
}
