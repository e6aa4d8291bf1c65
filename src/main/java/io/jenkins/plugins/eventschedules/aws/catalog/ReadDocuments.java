package io.jenkins.plugins.eventschedules.aws.catalog;

import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import io.jenkins.plugins.eventschedules.target.document.AutomationDocument;
import io.jenkins.plugins.eventschedules.target.document.DocumentReading;
import io.jenkins.plugins.eventschedules.target.document.ReadDocument;
import io.jenkins.plugins.eventschedules.target.insight.InsightsBlock;
import io.jenkins.plugins.eventschedules.target.insight.ReadMetrics;
import io.jenkins.plugins.eventschedules.target.text.JsonAsYaml;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ssm.model.DocumentFormat;
import software.amazon.awssdk.services.ssm.model.DocumentIdentifier;
import software.amazon.awssdk.services.ssm.model.DocumentStatus;
import software.amazon.awssdk.services.ssm.model.DocumentVersionInfo;
import software.amazon.awssdk.services.ssm.model.GetDocumentResponse;
import software.amazon.awssdk.services.ssm.model.Tag;

/**
 * Reads the automation documents that carry the tag. It takes one call for each fifty documents, one for each document,
 * and one for each version that was not seen before: a version never changes.
 */
final class ReadDocuments {

    /** The newest ones, and the default wherever it stands. */
    static final int MOST_VERSIONS = 10;

    private final Library library;
    private final CatalogTag tag;
    private final boolean roleIsGiven;
    private Map<String, DocumentReading> known = new HashMap<>();

    /** @param roleIsGiven whether the environment brings the role with which documents work */
    ReadDocuments(Library library, CatalogTag tag, boolean roleIsGiven) {
        this.library = library;
        this.tag = tag;
        this.roleIsGiven = roleIsGiven;
    }

    /** @param before stands in for what cannot be read this time */
    Part read(Part before) {
        Gaps gaps = new Gaps();
        List<DocumentIdentifier> listed;
        try {
            listed = library.tagged(tag);
        } catch (MishapException e) {
            gaps.add("The list of documents", e);
            return new Part(before.targets(), gaps.all());
        }
        List<CatalogTarget> targets = new ArrayList<>();
        Map<String, DocumentReading> seen = new HashMap<>();
        int left = 0;
        for (DocumentIdentifier document : listed) {
            if (gaps.hopeless()) {
                left++;
                before.named(document.name()).ifPresent(targets::add);
                continue;
            }
            try {
                targets.add(target(document, seen));
                gaps.read();
            } catch (MishapException e) {
                gaps.add("The document " + document.name(), e);
                before.named(document.name()).ifPresent(targets::add);
            }
        }
        if (left > 0) {
            gaps.add(left + " more documents were not tried this time.");
        }
        // What was read counts even when a later document failed: the next reading goes on from there.
        known.putAll(seen);
        if (gaps.all().isEmpty()) {
            known = seen;
        }
        return new Part(targets, gaps.all());
    }

    private CatalogTarget target(DocumentIdentifier document, Map<String, DocumentReading> seen)
            throws MishapException {
        String name = document.name();
        List<CatalogTarget.Version> versions = new ArrayList<>();
        Optional<DocumentReading> shown = Optional.empty();
        List<String> problems = new ArrayList<>();
        for (DocumentVersionInfo version : offered(library.versions(name))) {
            DocumentReading reading = reading(name, version.documentVersion(), seen);
            List<String> faults = faults(name, reading);
            boolean isDefault = Boolean.TRUE.equals(version.isDefaultVersion());
            if (faults.isEmpty()) {
                versions.add(version(version, reading.document().orElseThrow(), isDefault));
            }
            if (shown.isEmpty() || isDefault) {
                shown = Optional.of(reading);
                problems = faults;
            }
        }
        if (shown.isEmpty()) {
            problems = List.of(name + " has no active version.");
        }
        InsightsBlock described =
                InsightsBlock.in(name, shown.map(DocumentReading::description).orElse(""));
        return new CatalogTarget(
                TargetType.AUTOMATION,
                name,
                described.description(),
                owner(document),
                versions,
                versions.isEmpty() ? problems : List.of(),
                described.chosen().and(ReadMetrics.ofTags(name, tags(document))));
    }

    private DocumentReading reading(String name, String version, Map<String, DocumentReading> seen)
            throws MishapException {
        String key = name + " version " + version;
        DocumentReading reading = known.get(key);
        if (reading == null) {
            GetDocumentResponse content = library.content(name, version);
            String text = String.valueOf(content.content());
            reading =
                    ReadDocument.of(key, content.documentFormat() == DocumentFormat.JSON ? JsonAsYaml.of(text) : text);
        }
        seen.put(key, reading);
        known.put(key, reading);
        return reading;
    }

    private List<String> faults(String name, DocumentReading reading) {
        boolean roleless = !roleIsGiven
                && reading.document().filter(document -> !document.bringsRole()).isPresent();
        return roleless
                ? List.of(name + " needs a role: give the environment an automation role, or " + AutomationDocument.ROLE
                        + " a default.")
                : reading.problems();
    }

    private static CatalogTarget.Version version(
            DocumentVersionInfo version, AutomationDocument document, boolean isDefault) {
        String id = version.documentVersion();
        String label = Optional.ofNullable(version.versionName())
                .filter(name -> !name.isBlank())
                .orElse(id);
        return new CatalogTarget.Version(id, label, isDefault, document.parameters(), document.outputs());
    }

    private static List<DocumentVersionInfo> offered(List<DocumentVersionInfo> all) {
        List<DocumentVersionInfo> active = all.stream()
                .filter(version -> version.status() == null || version.status() == DocumentStatus.ACTIVE)
                .sorted(Comparator.comparing(ReadDocuments::number).reversed())
                .toList();
        Stream<DocumentVersionInfo> olderDefault =
                active.stream().skip(MOST_VERSIONS).filter(version -> Boolean.TRUE.equals(version.isDefaultVersion()));
        return Stream.concat(active.stream().limit(MOST_VERSIONS), olderDefault).toList();
    }

    private static int number(DocumentVersionInfo version) {
        return version.documentVersion().matches("\\d{1,9}") ? Integer.parseInt(version.documentVersion()) : 0;
    }

    private static Map<String, String> tags(DocumentIdentifier document) {
        return document.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value, (one, other) -> one));
    }

    private static String owner(DocumentIdentifier document) {
        return document.tags().stream()
                .filter(each -> each.key().equalsIgnoreCase("owner"))
                .map(each -> each.value())
                .findFirst()
                .orElse("");
    }
}
