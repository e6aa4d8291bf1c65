package io.jenkins.plugins.eventschedules.aws.register;

import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.aws.account.Said;
import io.jenkins.plugins.eventschedules.aws.catalog.CatalogTag;
import io.jenkins.plugins.eventschedules.target.document.ReadDocument;
import io.jenkins.plugins.eventschedules.target.text.JsonAsYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.model.DocumentDescription;
import software.amazon.awssdk.services.ssm.model.DocumentFormat;
import software.amazon.awssdk.services.ssm.model.DocumentType;
import software.amazon.awssdk.services.ssm.model.GetDocumentResponse;

/** What a document needs so that events can run it. */
record PlanDocument(Documents documents, CatalogTag tag) {

    private static final String FOUND_BY = "Events find it by this tag.";
    private static final int LONGEST = 1000;

    List<Step> steps(DocumentDescription document) throws MishapException {
        String name = document.name();
        String subject = "document " + name;
        if (document.documentType() != DocumentType.AUTOMATION) {
            return List.of(Step.problem(
                    subject,
                    "It is of the type " + document.documentTypeAsString() + ".",
                    "Events run automation documents.",
                    "Name an automation document."));
        }
        if (!String.valueOf(document.owner()).matches("\\d{12}")) {
            return List.of(Step.problem(
                    subject,
                    "It belongs to " + document.owner() + ".",
                    FOUND_BY,
                    "Only an account's own documents can be tagged: make a copy of it."));
        }
        List<Step> steps = new ArrayList<>();
        steps.add(tagged(name, subject));
        content(name, subject).ifPresent(steps::add);
        return steps;
    }

    private Step tagged(String name, String subject) throws MishapException {
        Optional<String> before = documents.tag(name, tag.key());
        if (before.equals(Optional.of(tag.value()))) {
            return Step.fine(subject, "It has the tag " + tag.key() + "=" + tag.value() + ".", FOUND_BY);
        }
        return Step.change(
                subject,
                before.map(value -> "Its tag " + tag.key() + " is " + value + ".")
                        .orElse("It has no tag " + tag.key() + "."),
                FOUND_BY,
                new Change.TagDocument(name, tag.key(), tag.value(), before));
    }

    private Optional<Step> content(String name, String subject) throws MishapException {
        GetDocumentResponse content = documents.content(name);
        String text = String.valueOf(content.content());
        List<String> problems = ReadDocument.of(
                        name, content.documentFormat() == DocumentFormat.JSON ? JsonAsYaml.of(text) : text)
                .problems();
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(Step.problem(
                        subject,
                        Said.of(String.join(" ", problems), LONGEST),
                        "Events cannot run it like this.",
                        "Correct the document: docs/writing-documents.md says what one needs."));
    }
}
