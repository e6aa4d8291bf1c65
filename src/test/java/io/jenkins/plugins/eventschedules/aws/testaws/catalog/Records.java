package io.jenkins.plugins.eventschedules.aws.testaws.catalog;

import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looking at what was launched, and at the records of it. */
final class Records {

    private final Shelf shelf;
    private final Stock stock;
    private final Tell tell;

    Records(Shelf shelf, Stock stock, Tell tell) {
        this.shelf = shelf;
        this.stock = stock;
        this.tell = tell;
    }

    void offer(Operations operations) {
        operations
                .offer("DescribeRecord", this::record)
                .offer("DescribeProvisionedProduct", this::describe)
                .offer("GetProvisionedProductOutputs", this::outputs)
                .offer("SearchProvisionedProducts", this::search)
                .offer("ScanProvisionedProducts", this::scan);
    }

    private TellProvisioned teller(Call call) {
        return new TellProvisioned(shelf.place(), call.at());
    }

    private Answer record(Call call) {
        String id = call.input().text("Id");
        for (Provisioned product : stock.all()) {
            for (Work work : product.works()) {
                if (work.id().equals(id) && !work.started().isAfter(call.at())) {
                    boolean yields = !work.isTermination() && product.yields(call.at());
                    List<Answer> outputs = yields ? teller(call).outputs(product) : List.of();
                    return tell.page(outputs, call, "RecordOutputs", each -> each)
                            .and("RecordDetail", teller(call).record(product, work));
                }
            }
        }
        throw new AwsError("ResourceNotFoundException", "Record " + id + " not found.");
    }

    private Answer describe(Call call) {
        Provisioned product =
                stock.named(call.input().optional("Id"), call.input().optional("Name"), call.at());
        return Answer.with("ProvisionedProductDetail", teller(call).detail(product))
                .and("CloudWatchDashboards", List.of());
    }

    private Answer outputs(Call call) {
        Provisioned product = stock.named(
                call.input().optional("ProvisionedProductId"),
                call.input().optional("ProvisionedProductName"),
                call.at());
        List<String> keys = call.input().texts("OutputKeys");
        List<Answer> outputs =
                product.yields(call.at()) ? new ArrayList<>(teller(call).outputs(product)) : new ArrayList<>();
        outputs.removeIf(output -> !keys.isEmpty()
                && !keys.contains(output.json().path("OutputKey").asText()));
        return tell.page(outputs, call, "Outputs", each -> each);
    }

    private Answer search(Call call) {
        call.input().optional("SortBy");
        call.input().optional("SortOrder");
        List<Provisioned> found = new ArrayList<>(stock.accessible(call));
        call.input().lists("Filters").forEach((key, queries) -> {
            if (!key.equals("SearchQuery")) {
                throw new AwsError("InvalidParametersException", "The filter " + key + " is not valid.");
            }
            queries.forEach(
                    query -> found.removeIf(product -> !fits(teller(call).facts(product), query)));
        });
        return tell.page(found, call, "ProvisionedProducts", teller(call)::found)
                .and("TotalResultsCount", found.size());
    }

    private static boolean fits(Map<String, String> facts, String query) {
        String[] parts = query.split(":", 2);
        return parts.length == 2 && facts.containsKey(parts[0])
                ? facts.get(parts[0]).contains(parts[1])
                : facts.values().stream().anyMatch(fact -> fact.contains(query));
    }

    private Answer scan(Call call) {
        return tell.page(stock.accessible(call), call, "ProvisionedProducts", teller(call)::detail);
    }
}
