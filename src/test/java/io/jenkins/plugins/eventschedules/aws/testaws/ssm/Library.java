package io.jenkins.plugins.eventschedules.aws.testaws.ssm;

import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The documents of Systems Manager at one place. */
final class Library {

    private final Map<String, SsmDocument> documents = new TreeMap<>();
    private final Place place;

    Library(Place place) {
        this.place = place;
    }

    synchronized void put(SsmDocument document) {
        documents.put(document.name(), document);
    }

    synchronized void remove(String name) {
        documents.remove(name);
    }

    /** Also one that has nothing in it yet. */
    synchronized Optional<SsmDocument> find(String name) {
        return Optional.ofNullable(documents.get(name));
    }

    /** Those that have something in them. */
    synchronized List<SsmDocument> all() {
        return documents.values().stream()
                .filter(document -> !document.versions().isEmpty())
                .toList();
    }

    SsmDocument known(String name) {
        return find(name)
                .filter(document -> !document.versions().isEmpty())
                .orElseThrow(() -> new AwsError("InvalidDocument", "Document with name " + name + " does not exist."));
    }

    String arn(SsmDocument document) {
        return arn(document.name());
    }

    /** What IAM asks about for a call that names a document in this member. */
    String arn(Call call, String member) {
        return arn(call.input().text(member));
    }

    private String arn(String name) {
        return place.arn("ssm", "document/" + name);
    }
}
