package io.jenkins.plugins.eventschedules.sandbox;

import io.jenkins.plugins.eventschedules.event.Target;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Blueprint;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Reading;
import io.jenkins.plugins.eventschedules.sandbox.document.DocumentBlueprint;
import io.jenkins.plugins.eventschedules.sandbox.shelf.Shelf;
import io.jenkins.plugins.eventschedules.sandbox.shelf.SourceFile;
import io.jenkins.plugins.eventschedules.sandbox.template.ReadTemplate;
import io.jenkins.plugins.eventschedules.target.insight.InsightsBlock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The targets of an environment without an account: every document and template of some shelves, those that do not
 * qualify with the reasons why. All is read once, when this is made.
 */
public final class SandboxCatalog implements Catalog {

    /** The one version of every target here. */
    public static final String VERSION = "1";

    private final Listing listing;
    private final Map<Target, Blueprint> blueprints = new HashMap<>();

    public SandboxCatalog(List<Shelf> shelves, Instant now) {
        List<CatalogTarget> targets = new ArrayList<>();
        List<SourceFile> documents =
                shelves.stream().flatMap(shelf -> shelf.documents().stream()).toList();
        List<SourceFile> products =
                shelves.stream().flatMap(shelf -> shelf.products().stream()).toList();
        targets.addAll(offers(TargetType.AUTOMATION, documents, DocumentBlueprint::read));
        targets.addAll(offers(TargetType.PRODUCT, products, ReadTemplate::of));
        listing = new Listing(
                targets,
                now,
                shelves.stream().flatMap(shelf -> shelf.gaps().stream()).toList());
    }

    @Override
    public Listing listing() {
        return listing;
    }

    /** How to simulate a target; absent when it is not here or does not qualify. */
    public Optional<Blueprint> blueprint(Target target) {
        return Optional.ofNullable(blueprints.get(target));
    }

    private List<CatalogTarget> offers(
            TargetType type, List<SourceFile> files, BiFunction<String, String, Reading> read) {
        Map<String, List<SourceFile>> byName = new LinkedHashMap<>();
        files.forEach(file ->
                byName.computeIfAbsent(file.target(), any -> new ArrayList<>(1)).add(file));
        List<CatalogTarget> targets = new ArrayList<>();
        byName.forEach((name, same) -> targets.add(offer(type, name, reading(name, same, read))));
        return targets;
    }

    private static Reading reading(String name, List<SourceFile> same, BiFunction<String, String, Reading> read) {
        if (same.size() > 1) {
            List<String> files = same.stream().map(SourceFile::file).toList();
            return Reading.refused(
                    "", List.of(String.join(" and ", files) + ": both would be " + name + ". Rename one of them."));
        }
        SourceFile file = same.get(0);
        return file.trouble()
                .map(why -> Reading.refused("", List.of(why)))
                .orElseGet(() -> read.apply(file.file(), file.text()));
    }

    private CatalogTarget offer(TargetType type, String name, Reading reading) {
        reading.blueprint().ifPresent(blueprint -> blueprints.put(new Target(type, name, VERSION), blueprint));
        List<CatalogTarget.Version> versions = reading.blueprint()
                .map(blueprint -> List.of(
                        new CatalogTarget.Version(VERSION, VERSION, true, blueprint.parameters(), blueprint.outputs())))
                .orElse(List.of());
        InsightsBlock described = InsightsBlock.in(name, reading.description());
        return new CatalogTarget(
                type, name, described.description(), "", versions, reading.problems(), described.chosen());
    }
}
