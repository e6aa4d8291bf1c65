package io.jenkins.plugins.eventschedules.aws.testaws.catalog;

import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Up;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that was ever launched at one place, with the records of it. */
final class Stock {

    /** A record, and what it is about. */
    record Entry(Provisioned product, Work work) {}

    private final Map<String, Provisioned> byId = new LinkedHashMap<>();
    private final Map<String, Provisioned> byToken = new HashMap<>();
    private final Map<String, List<Provisioned>> byName = new HashMap<>();
    private final Map<String, Entry> records = new HashMap<>();

    String nextId() {
        return "pp-" + String.format("%06d", byId.size() + 1);
    }

    String nextRecord() {
        return "rec-" + String.format("%06d", records.size() + 1);
    }

    void add(Provisioned product, Work first) {
        byId.put(product.launch().id(), product);
        byToken.put(first.token(), product);
        byName.computeIfAbsent(product.launch().name(), name -> new ArrayList<>())
                .add(product);
        addWork(product, first);
    }

    void addWork(Provisioned product, Work work) {
        product.add(work);
        records.put(work.id(), new Entry(product, work));
    }

    Optional<Provisioned> launchedWith(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    Optional<Entry> record(String id, Instant at) {
        return Optional.ofNullable(records.get(id))
                .filter(entry -> !entry.work().started().isAfter(at));
    }

    /** The one that is asked for by its id or its name, if it is there at that moment. */
    Provisioned found(Optional<String> id, Optional<String> name, Instant at) {
        if (id.isPresent() == name.isPresent()) {
            throw new AwsError(
                    "InvalidParametersException", "Give either the id or the name of the provisioned product.");
        }
        return id.map(byId::get)
                .filter(product -> product.isThere(at))
                .or(() -> name.flatMap(asked -> named(asked, at)))
                .orElseThrow(() -> new AwsError(
                        "ResourceNotFoundException",
                        "Provisioned product " + id.or(() -> name).orElse("") + " not found."));
    }

    Optional<Provisioned> named(String name, Instant at) {
        return byName.getOrDefault(name, List.of()).stream()
                .filter(product -> product.isThere(at))
                .findFirst();
    }

    /** Those that the caller's access level shows: of the account, or its own. */
    List<Provisioned> accessible(Call call) {
        boolean account = call.input()
                .part("AccessLevelFilter")
                .optional("Key")
                .orElse("User")
                .equals("Account");
        call.input().part("AccessLevelFilter").optional("Value");
        String who = call.principal().identity();
        return byId.values().stream()
                .filter(product -> product.isThere(call.at()))
                .filter(product -> account || product.launch().by().equals(who))
                .toList();
    }

    List<Provisioned> all() {
        return List.copyOf(byId.values());
    }

    List<Up> up(Instant at) {
        return byId.values().stream()
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
