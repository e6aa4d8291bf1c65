package io.jenkins.plugins.eventschedules.aws.testaws.catalog;

import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Up;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that was ever launched at one place. */
final class Stock {

    private final List<Provisioned> all = new ArrayList<>();

    void add(Provisioned product) {
        all.add(product);
    }

    int size() {
        return all.size();
    }

    List<Provisioned> there(Instant at) {
        return all.stream().filter(product -> product.isThere(at)).toList();
    }

    List<Provisioned> all() {
        return all;
    }

    /** The one that is asked for by its id or its name. */
    Provisioned named(Optional<String> id, Optional<String> name, Instant at) {
        if (id.isPresent() == name.isPresent()) {
            throw new AwsError(
                    "InvalidParametersException", "Give either the id or the name of the provisioned product.");
        }
        return there(at).stream()
                .filter(product -> id.map(product.launch().id()::equals)
                        .orElseGet(() ->
                                name.filter(product.launch().name()::equals).isPresent()))
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        "ResourceNotFoundException",
                        "Provisioned product " + id.or(() -> name).orElse("") + " not found."));
    }

    /** Those that the caller's access level shows: of the account, of its role, or its own. */
    List<Provisioned> accessible(Call call) {
        boolean account = call.input()
                .part("AccessLevelFilter")
                .optional("Key")
                .orElse("User")
                .equals("Account");
        call.input().part("AccessLevelFilter").optional("Value");
        return there(call.at()).stream()
                .filter(product ->
                        account || product.launch().by().equals(call.principal().identity()))
                .toList();
    }

    List<Up> up(Instant at) {
        return all.stream()
                .filter(product -> product.isUp(at))
                .map(product -> new Up(
                        "product",
                        product.launch().id(),
                        product.launch().name(),
                        product.launch().tags(),
                        product.first().started()))
                .toList();
    }
}
