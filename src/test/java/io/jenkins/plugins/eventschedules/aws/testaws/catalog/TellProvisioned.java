package io.jenkins.plugins.eventschedules.aws.testaws.catalog;

import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Provisioned products and records as Service Catalog tells them. */
final class TellProvisioned {

    private final Place place;
    private final Instant at;

    TellProvisioned(Place place, Instant at) {
        this.place = place;
        this.at = at;
    }

    Answer record(Provisioned product, Work work) {
        Provisioned.Launch launch = product.launch();
        return Answer.with("RecordId", work.id())
                .and("ProvisionedProductName", launch.name())
                .and("Status", work.status(at))
                .and("CreatedTime", work.started())
                .and("UpdatedTime", work.updated(at))
                .and("ProvisionedProductType", "CFN_STACK")
                .and("RecordType", work.type())
                .and("ProvisionedProductId", launch.id())
                .and("ProductId", launch.choice().product().id())
                .and("ProvisioningArtifactId", launch.choice().artifact().id())
                .and("PathId", launch.choice().portfolio().path(launch.choice().product()))
                .and(
                        "RecordErrors",
                        work.error(at).stream()
                                .map(text ->
                                        Answer.with("Code", "InternalFailure").and("Description", text))
                                .toList())
                .and("RecordTags", Answer.pairs(launch.tags()));
    }

    List<Answer> outputs(Provisioned product) {
        List<Answer> outputs = new ArrayList<>();
        outputs.add(Answer.with("OutputKey", "CloudformationStackARN")
                .and("OutputValue", stack(product))
                .and("Description", "The ARN of the launched Cloudformation Stack"));
        product.launch()
                .outputs()
                .forEach((key, output) -> outputs.add(Answer.with("OutputKey", key)
                        .and("OutputValue", output.value())
                        .and("Description", output.description())));
        return outputs;
    }

    String stack(Provisioned product) {
        Provisioned.Launch launch = product.launch();
        return place.arn("cloudformation", "stack/SC-" + place.account() + "-" + launch.id() + "/" + launch.id());
    }

    Answer detail(Provisioned product) {
        Provisioned.Launch launch = product.launch();
        Work last = product.last(at).orElseThrow();
        return Answer.with("Name", launch.name())
                .and("Arn", place.arn("servicecatalog", "stack/" + launch.name() + "/" + launch.id()))
                .and("Type", "CFN_STACK")
                .and("Id", launch.id())
                .and("Status", product.status(at))
                .and("StatusMessage", last.error(at))
                .and("CreatedTime", product.first().started())
                .and("IdempotencyToken", last.token())
                .and("LastRecordId", last.id())
                .and("LastProvisioningRecordId", product.first().id())
                .and(
                        "LastSuccessfulProvisioningRecordId",
                        product.yields(at) ? Optional.of(product.first().id()) : Optional.empty())
                .and("ProductId", launch.choice().product().id())
                .and("ProvisioningArtifactId", launch.choice().artifact().id());
    }

    /** As the search tells it, with more. */
    Answer found(Provisioned product) {
        Provisioned.Launch launch = product.launch();
        return detail(product)
                .and("Tags", Answer.pairs(launch.tags()))
                .and("PhysicalId", stack(product))
                .and("ProductName", launch.choice().product().name())
                .and("ProvisioningArtifactName", launch.choice().artifact().name())
                .and("UserArn", launch.by());
    }

    /** What a search query can ask for. */
    Map<String, String> facts(Provisioned product) {
        Provisioned.Launch launch = product.launch();
        return Map.of(
                "id", launch.id(),
                "name", launch.name(),
                "status", product.status(at),
                "productId", launch.choice().product().id(),
                "provisioningArtifactId", launch.choice().artifact().id(),
                "userArn", launch.by(),
                "physicalId", stack(product),
                "tags", launch.tags().toString());
    }
}
