package io.jenkins.plugins.eventschedules.aws.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.admission.BusinessFacts;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import io.jenkins.plugins.eventschedules.stored.Word;
import io.jenkins.plugins.eventschedules.target.document.AutomationDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes a draft of an event of the sample, as far as it can be told; whether it makes sense is for the admission to say. */
record MakeDraft(Catalog catalog, Order order) {

    private static final Set<String> GIVEN_BY_ENVIRONMENT = Set.of(AutomationDocument.ROLE, AutomationDocument.ACTION);
    private static final Set<String> MOVING = Set.of("", "$DEFAULT", "$LATEST");

    /** @param remarks what a person should know of how it was made; no value of a parameter is in them */
    record Made(Draft draft, List<String> remarks) {}

    Made of(SampleEvent event) {
        List<String> remarks = new ArrayList<>();
        Optional<CatalogTarget> target = event.type().flatMap(type -> target(type, event));
        Optional<String> version = version(event, target, remarks);
        Values values = new Values(remarks);
        values.take(event.parameters(), specs(target, version));
        return new Made(
                new Draft(
                        event.name(),
                        event.notes(),
                        event.start(),
                        event.end(),
                        order.zone(),
                        order.lead(),
                        values.audience,
                        values.criticality,
                        null,
                        event.type().map(Word::of).orElse(null),
                        target.map(CatalogTarget::name).orElseGet(() -> wanted(event)),
                        version.orElse(null),
                        values.taken,
                        order.folder()),
                remarks);
    }

    private String wanted(SampleEvent event) {
        return order.targets().getOrDefault(event.target(), event.target());
    }

    /** The sample names products by their ids, and here they have names: the id of a version belongs to one product only. */
    private Optional<CatalogTarget> target(TargetType type, SampleEvent event) {
        Optional<CatalogTarget> named = catalog.find(type, wanted(event));
        if (named.isPresent() || type != TargetType.PRODUCT) {
            return named;
        }
        return catalog.listing().targets().stream()
                .filter(target -> target.type() == type)
                .filter(target -> target.version(event.version()).isPresent())
                .findFirst();
    }

    /** @return empty for the one that the target takes for its usual one */
    private Optional<String> version(SampleEvent event, Optional<CatalogTarget> target, List<String> remarks) {
        boolean mapped = order.targets().containsKey(event.target());
        boolean there = target.flatMap(found -> found.version(event.version())).isPresent();
        if (MOVING.contains(event.version()) || (mapped && !there)) {
            target.flatMap(MakeDraft::usual)
                    .ifPresent(usual -> remarks.add("It gets the version " + usual.label() + " of its target."));
            return Optional.empty();
        }
        return Optional.of(event.version());
    }

    private static Optional<CatalogTarget.Version> usual(CatalogTarget target) {
        return target.versions().stream()
                .filter(CatalogTarget.Version::isDefault)
                .findFirst();
    }

    private static List<ParameterSpec> specs(Optional<CatalogTarget> target, Optional<String> version) {
        return target.flatMap(found -> version.isPresent() ? found.version(version.get()) : usual(found))
                .map(CatalogTarget.Version::parameters)
                .orElse(List.of());
    }

    /** Sorts what the sample kept into the fields of a draft. */
    private final class Values {

        private final List<String> remarks;
        private final Map<String, ParameterValue> taken = new TreeMap<>();
        private Long audience;
        private String criticality;

        private Values(List<String> remarks) {
            this.remarks = remarks;
        }

        private void take(List<SampleEvent.Given> given, List<ParameterSpec> specs) {
            for (SampleEvent.Given each : given) {
                Optional<ParameterSpec> spec = specs.stream()
                        .filter(known -> known.name().equals(each.name()))
                        .findFirst();
                if (GIVEN_BY_ENVIRONMENT.contains(each.name())) {
                    remarks.add(each.name() + " is left out: the environment gives it.");
                } else if (each.secret() || spec.filter(ParameterSpec::noEcho).isPresent()) {
                    remarks.add(each.name() + " is a secret, which the sample keeps in plain text: it is left out, and"
                            + " should be changed where it is used.");
                } else if (!each.value().isEmpty()) {
                    take(each, spec);
                }
            }
            specs.stream()
                    .filter(spec -> spec.noEcho() && order.secrets().containsKey(spec.name()))
                    .forEach(spec -> taken.put(
                            spec.name(), ParameterValue.of(order.secrets().get(spec.name()))));
        }

        private void take(SampleEvent.Given given, Optional<ParameterSpec> spec) {
            Optional<BusinessFacts> fact = spec.flatMap(BusinessFacts::filling);
            if (fact.isPresent()) {
                take(fact.get(), given.value());
            } else if (spec.filter(known -> known.type().isList()).isPresent()) {
                List<String> items = items(given.value());
                remarks.add(given.name() + " is one text in the sample, and becomes a list of " + items.size() + ".");
                taken.put(given.name(), ParameterValue.of(items));
            } else {
                taken.put(given.name(), ParameterValue.of(given.value()));
            }
        }

        private void take(BusinessFacts fact, String value) {
            switch (fact) {
                case EXPECTED_AUDIENCE -> {
                    if (value.matches("\\d{1,18}")) {
                        audience = Long.valueOf(value);
                    } else {
                        remarks.add(fact.parameter() + " is no number of people, and is left out.");
                    }
                }
                case CRITICALITY -> criticality = value.toLowerCase(Locale.ROOT);
            }
        }

        private static List<String> items(String text) {
            JsonNode json = text.startsWith("[") ? Rows.read(text) : null;
            if (json != null && json.isArray()) {
                List<String> items = new ArrayList<>();
                json.forEach(item -> items.add(item.isValueNode() ? item.asText() : item.toString()));
                return items;
            }
            return Stream.of(text.split(",")).map(String::strip).toList();
        }
    }
}
