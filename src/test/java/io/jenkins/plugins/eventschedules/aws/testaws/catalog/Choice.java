package io.jenkins.plugins.eventschedules.aws.testaws.catalog;

import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Input;
import java.util.List;
import java.util.Optional;

/** The product, the version and the way by which it is launched, as a call names them. */
record Choice(Product product, Artifact artifact, Portfolio portfolio) {

    static Choice of(Shelf shelf, Call call) {
        Input input = call.input();
        Product product = shelf.product(input.optional("ProductId"), input.optional("ProductName"));
        List<Portfolio> open = shelf.open(product, call);
        if (open.isEmpty()) {
            throw new AwsError("ResourceNotFoundException", "No launch paths found for resource: " + product.id());
        }
        return new Choice(product, artifact(product, input), portfolio(product, open, input));
    }

    private static Artifact artifact(Product product, Input input) {
        Optional<String> id = input.optional("ProvisioningArtifactId");
        Optional<String> name = input.optional("ProvisioningArtifactName");
        return product.active().stream()
                .filter(each -> id.map(each.id()::equals)
                        .orElseGet(() -> name.filter(each.name()::equals).isPresent()))
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        "ResourceNotFoundException",
                        "ProvisioningArtifact " + id.or(() -> name).orElse("") + " not found."));
    }

    private static Portfolio portfolio(Product product, List<Portfolio> open, Input input) {
        Optional<String> id = input.optional("PathId");
        Optional<String> name = input.optional("PathName");
        if (id.isEmpty() && name.isEmpty()) {
            if (open.size() > 1) {
                throw new AwsError(
                        "InvalidParametersException", "Product " + product.id() + " has more than one path: name one.");
            }
            return open.get(0);
        }
        return open.stream()
                .filter(each -> id.map(each.path(product)::equals)
                        .orElseGet(() -> name.filter(each.name()::equals).isPresent()))
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        "ResourceNotFoundException",
                        "Launch path " + id.or(() -> name).orElse("") + " not found."));
    }
}
