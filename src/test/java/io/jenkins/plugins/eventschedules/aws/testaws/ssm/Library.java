package io.jenkins.plugins.eventschedules.aws.testaws.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Input;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operations;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Pages;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The documents of Systems Manager at one place: listing, describing, reading, tagging. */
final class Library {

    private static final Pages.Layout DOCUMENTS =
            new Pages.Layout("DocumentIdentifiers", "NextToken", 10, "InvalidNextToken");
    private static final Pages.Layout VERSIONS =
            new Pages.Layout("DocumentVersions", "NextToken", 10, "InvalidNextToken");

    private final Map<String, SsmDocument> documents = new TreeMap<>();
    private final Place place;
    private final Pages pages;

    Library(Place place, Pages pages) {
        this.place = place;
        this.pages = pages;
    }

    void offer(Operations operations) {
        operations
                .offer("ListDocuments", this::list)
                .offer("DescribeDocument", this::named, this::describe)
                .offer("GetDocument", this::named, this::get)
                .offer("ListDocumentVersions", this::named, this::listVersions)
                .offer("ListTagsForResource", this::tagged, this::listTags)
                .act("AddTagsToResource", this::tagged, this::addTags)
                .act("RemoveTagsFromResource", this::tagged, this::removeTags);
    }

    synchronized void put(SsmDocument document) {
        documents.put(document.name(), document);
    }

    synchronized void remove(String name) {
        documents.remove(name);
    }

    synchronized Optional<SsmDocument> find(String name) {
        return Optional.ofNullable(documents.get(name));
    }

    /** Those that have something in them. */
    synchronized List<SsmDocument> all() {
        return documents.values().stream()
                .filter(document -> !document.versions().isEmpty())
                .toList();
    }

    String arn(SsmDocument document) {
        return place.arn("ssm", "document/" + document.name());
    }

    private String named(Call call) {
        return place.arn("ssm", "document/" + call.input().text("Name"));
    }

    private String tagged(Call call) {
        return place.arn("ssm", "document/" + call.input().text("ResourceId"));
    }

    private Answer list(Call call) {
        Input input = call.input();
        List<SsmDocument> found = new ArrayList<>(all());
        for (Input filter : input.parts("Filters")) {
            String key = filter.text("Key");
            List<String> values = filter.texts("Values");
            found.removeIf(document -> !fits(document, key, values));
        }
        return pages.page(found, size(input), input.optional("NextToken"), DOCUMENTS, Library::identifier);
    }

    private static OptionalInt size(Input input) {
        OptionalInt size = input.number("MaxResults");
        if (size.isPresent() && (size.getAsInt() < 1 || size.getAsInt() > 50)) {
            throw AwsError.invalid("Value '" + size.getAsInt() + "' at 'maxResults' failed to satisfy constraint: "
                    + "Member must have value less than or equal to 50");
        }
        return size;
    }

    private static boolean fits(SsmDocument document, String key, List<String> values) {
        if (key.startsWith("tag:")) {
            String value = document.tags().get(key.substring(4));
            return value != null && (values.isEmpty() || values.contains(value));
        }
        return switch (key) {
            case "Name" -> values.stream().anyMatch(document.name()::startsWith);
            case "DocumentType" -> values.contains(document.type());
            case "Owner" -> values.stream().anyMatch(value -> owns(value, document.owner()));
            case "PlatformTypes" -> true;
            default -> throw new AwsError("InvalidFilterKey", "The filter key " + key + " is not valid.");
        };
    }

    private static boolean owns(String asked, String owner) {
        boolean account = owner.matches("\\d{12}");
        return switch (asked) {
            case "All" -> true;
            case "Self", "Private" -> account;
            default -> owner.equals(asked);
        };
    }

    private static Answer identifier(SsmDocument document) {
        SsmDocument.Version version = document.standard();
        return Answer.with("Name", document.name())
                .and("CreatedDate", version.created())
                .and("Owner", document.owner())
                .and("VersionName", version.name())
                .and("PlatformTypes", List.of("Windows", "Linux", "MacOS"))
                .and("DocumentVersion", String.valueOf(version.number()))
                .and("DocumentType", document.type())
                .and("SchemaVersion", version.tree().path("schemaVersion").asText())
                .and("DocumentFormat", version.source().isJson() ? "JSON" : "YAML")
                .and("Tags", Answer.pairs(document.tags()));
    }

    private Answer describe(Call call) {
        SsmDocument document = known(call.input().text("Name"));
        SsmDocument.Version version = version(document, call.input());
        List<Answer> parameters = new ArrayList<>();
        version.tree().path("parameters").properties().forEach(each -> parameters.add(parameter(each)));
        return Answer.with(
                "Document",
                identifier(document)
                        .and("CreatedDate", version.created())
                        .and("VersionName", version.name())
                        .and("DocumentVersion", String.valueOf(version.number()))
                        .and("Status", "Active")
                        .and("Description", version.tree().path("description").asText())
                        .and("Parameters", parameters)
                        .and("LatestVersion", String.valueOf(document.latest().number()))
                        .and(
                                "DefaultVersion",
                                String.valueOf(document.standard().number())));
    }

    /** All that DescribeDocument tells of a parameter: whoever needs its constraints has to read the document. */
    private static Answer parameter(Map.Entry<String, JsonNode> declared) {
        JsonNode value = declared.getValue().path("default");
        Optional<String> standard = Optional.of(value)
                .filter(node -> !node.isMissingNode())
                .map(node -> node.isValueNode() ? node.asText() : node.toString());
        return Answer.with("Name", declared.getKey())
                .and("Type", declared.getValue().path("type").asText())
                .and("Description", declared.getValue().path("description").asText())
                .and("DefaultValue", standard);
    }

    private Answer get(Call call) {
        SsmDocument document = known(call.input().text("Name"));
        SsmDocument.Version version = version(document, call.input());
        String own = version.source().isJson() ? "JSON" : "YAML";
        String format = call.input().optional("DocumentFormat").orElse(own);
        return Answer.with("Name", document.name())
                .and("CreatedDate", version.created())
                .and("VersionName", version.name())
                .and("DocumentVersion", String.valueOf(version.number()))
                .and("Status", "Active")
                .and("Content", version.source().as(format))
                .and("DocumentType", document.type())
                .and("DocumentFormat", format);
    }

    private Answer listVersions(Call call) {
        SsmDocument document = known(call.input().text("Name"));
        return pages.page(
                document.versions(),
                size(call.input()),
                call.input().optional("NextToken"),
                VERSIONS,
                version -> Answer.with("Name", document.name())
                        .and("DocumentVersion", String.valueOf(version.number()))
                        .and("VersionName", version.name())
                        .and("CreatedDate", version.created())
                        .and(
                                "IsDefaultVersion",
                                version.number() == document.standard().number())
                        .and("DocumentFormat", version.source().isJson() ? "JSON" : "YAML")
                        .and("Status", "Active"));
    }

    private SsmDocument known(String name) {
        return find(name)
                .filter(document -> !document.versions().isEmpty())
                .orElseThrow(() -> new AwsError("InvalidDocument", "Document with name " + name + " does not exist."));
    }

    private static SsmDocument.Version version(SsmDocument document, Input input) {
        Optional<String> name = input.optional("VersionName");
        Optional<String> number = input.optional("DocumentVersion");
        Optional<SsmDocument.Version> version = name.isEmpty()
                ? document.version(number)
                : document.versions().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst();
        return version.orElseThrow(() -> new AwsError(
                "InvalidDocumentVersion",
                "The document version is not valid or does not exist: "
                        + name.or(() -> number).orElse("default")));
    }

    private SsmDocument taggable(Call call) {
        String type = call.input().text("ResourceType");
        if (!type.equals("Document")) {
            throw new AwsError("InvalidResourceType", "Resources of type " + type + " are not in the test AWS.");
        }
        String name = call.input().text("ResourceId");
        return find(name)
                .orElseThrow(() -> new AwsError("InvalidResourceId", "The resource " + name + " does not exist."));
    }

    private Answer listTags(Call call) {
        return Answer.with("TagList", Answer.pairs(taggable(call).tags()));
    }

    private void addTags(Call call) {
        call.input().pairs("Tags").forEach(taggable(call)::tagged);
    }

    private void removeTags(Call call) {
        call.input().texts("TagKeys").forEach(taggable(call)::untagged);
    }
}
