package io.jenkins.plugins.eventschedules.aws.audit;

import io.jenkins.plugins.eventschedules.aws.account.Pages;
import io.jenkins.plugins.eventschedules.aws.account.Pages.Page;
import io.jenkins.plugins.eventschedules.aws.catalog.CatalogTag;
import io.jenkins.plugins.eventschedules.target.lint.DocumentChecks;
import io.jenkins.plugins.eventschedules.target.lint.LintDocument;
import io.jenkins.plugins.eventschedules.target.text.JsonAsYaml;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ssm.model.DocumentFormat;
import software.amazon.awssdk.services.ssm.model.DocumentIdentifier;
import software.amazon.awssdk.services.ssm.model.DocumentKeyValuesFilter;
import software.amazon.awssdk.services.ssm.model.DocumentType;
import software.amazon.awssdk.services.ssm.model.GetDocumentRequest;
import software.amazon.awssdk.services.ssm.model.GetDocumentResponse;
import software.amazon.awssdk.services.ssm.model.ListDocumentsRequest;
import software.amazon.awssdk.services.ssm.model.ListDocumentsResponse;

/** The documents that carry the tag, and those that nearly do. */
final class CheckDocuments {

    private static final int PAGE = 50;
    private static final int MOST_PAGES = 20;

    /** A person reads this, and each takes a call: what is beyond is told and left. */
    private static final int MOST = 200;

    private final Inquiry inquiry;
    private final CatalogTag tag;
    private final boolean roleIsGiven;
    private final CheckRoles roles;
    private final Findings findings;
    private final List<String> runnable = new ArrayList<>();
    private final Set<String> ownRoles = new LinkedHashSet<>();
    private int owned;

    /** @param roleIsGiven whether the environment, or what runs its events, brings the role with which documents work */
    CheckDocuments(Inquiry inquiry, CatalogTag tag, boolean roleIsGiven, CheckRoles roles, Findings findings) {
        this.inquiry = inquiry;
        this.tag = tag;
        this.roleIsGiven = roleIsGiven;
        this.roles = roles;
        this.findings = findings;
    }

    void check() {
        List<DocumentIdentifier> found;
        try {
            found = list(filter("tag:" + tag.key(), tag.value()));
        } catch (UnseenException e) {
            findings.unknown(CheckType.DOCUMENTS_LISTED, "account", e);
            return;
        }
        told(found);
        found.stream().limit(MOST).forEach(this::check);
        nearMisses(found);
    }

    /** The names of the documents that carry the tag. */
    List<String> names() {
        return List.copyOf(runnable);
    }

    /** With which documents work that bring one of their own. */
    Set<String> roles() {
        return Set.copyOf(ownRoles);
    }

    /** How many documents the account has of its own. */
    int owned() {
        return owned;
    }

    private void told(List<DocumentIdentifier> found) {
        String count = found.size() + " with the tag " + tag.key() + "=" + tag.value();
        if (found.isEmpty()) {
            findings.warning(
                    CheckType.DOCUMENTS_LISTED,
                    "account",
                    "Documents can be listed, but none has the tag " + tag.key() + "=" + tag.value()
                            + ", so that events can run none.",
                    tagging("NAME"));
        } else if (found.size() > MOST) {
            findings.warning(
                    CheckType.DOCUMENTS_LISTED,
                    "account",
                    "Documents can be listed: " + count + ". Only the first " + MOST + " are looked at here.",
                    "Give environments tags of their own.");
        } else {
            findings.passed(CheckType.DOCUMENTS_LISTED, "account", "Documents can be listed: " + count + ".");
        }
    }

    private void check(DocumentIdentifier document) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        String subject = "document " + document.name();
        runnable.add(document.name());
        findings.passed(CheckType.DOCUMENT_TAG, subject, "It has the tag " + tag.key() + "=" + tag.value() + ".");
        if (document.documentType() != DocumentType.AUTOMATION) {
            findings.failed(
                    CheckType.DOCUMENT_TYPE,
                    subject,
                    "It is a document of type " + document.documentTypeAsString() + ", not Automation.",
                    "Take the tag from it: "
                            + Remedy.command(
                                    "ssm",
                                    "remove-tags-from-resource",
                                    "--resource-type",
                                    "Document",
                                    "--resource-id",
                                    document.name(),
                                    "--tag-keys",
                                    tag.key()));
            return;
        }
        findings.passed(CheckType.DOCUMENT_TYPE, subject, "It is a document of type Automation.");
        try {
            content(subject, text(document.name()));
        } catch (UnseenException e) {
            findings.unknown(CheckType.DOCUMENT_READABLE, subject, e);
        }
    }

    private void content(String subject, String text) {
        LintDocument.Report report = LintDocument.of(text);
        DocumentChecks.of(subject, report).forEach(findings::add);
        if (!roleIsGiven) {
            report.reading().document().ifPresent(document -> ownRole(subject, document.ownRole()));
        }
    }

    private void ownRole(String subject, Optional<String> role) {
        if (role.isEmpty()) {
            findings.failed(
                    CheckType.DOCUMENT_ROLE,
                    subject,
                    "Nothing says with which role it works: the environment has no automation role, and the document"
                            + " no default for AutomationAssumeRole.",
                    "Give the environment an automation role, or the parameter AutomationAssumeRole the ARN of one as"
                            + " its default.");
            return;
        }
        findings.passed(CheckType.DOCUMENT_ROLE, subject, "It works with a role of its own: " + role.get() + ".");
        ownRoles.add(role.get());
        roles.exists(role.get(), CheckRoles.SYSTEMS_MANAGER, "The " + subject + " works with it");
    }

    /** Somebody meant the tag and mistyped it: nothing else tells them. */
    private void nearMisses(List<DocumentIdentifier> tagged) {
        List<DocumentIdentifier> own;
        try {
            own = list(filter("Owner", "Self"));
        } catch (UnseenException e) {
            findings.unknown(CheckType.DOCUMENT_TAG, "account", e);
            return;
        }
        owned = own.size();
        List<String> names = tagged.stream().map(DocumentIdentifier::name).toList();
        own.stream().filter(document -> !names.contains(document.name())).forEach(document -> document.tags().stream()
                .filter(each -> each.key().strip().equalsIgnoreCase(tag.key())
                        && each.value().strip().equalsIgnoreCase(tag.value()))
                .findFirst()
                .ifPresent(near -> findings.failed(
                        CheckType.DOCUMENT_TAG,
                        "document " + document.name(),
                        "It has the tag '" + near.key() + "'='" + near.value() + "', which AWS does not take for "
                                + tag.key() + "=" + tag.value() + ".",
                        tagging(document.name()))));
    }

    private String tagging(String document) {
        return Remedy.command(
                "ssm",
                "add-tags-to-resource",
                "--resource-type",
                "Document",
                "--resource-id",
                document,
                "--tags",
                "Key=" + tag.key() + ",Value=" + tag.value());
    }

    private String text(String name) throws UnseenException {
        GetDocumentResponse told = inquiry.ask("ssm:GetDocument", "the document " + name, () -> inquiry.clients()
                .ssm()
                .getDocument(GetDocumentRequest.builder()
                        .name(name)
                        .overrideConfiguration(inquiry.session())
                        .build()));
        String text = String.valueOf(told.content());
        return told.documentFormat() == DocumentFormat.JSON ? JsonAsYaml.of(text) : text;
    }

    private List<DocumentIdentifier> list(DocumentKeyValuesFilter by) throws UnseenException {
        return Pages.upTo(MOST_PAGES, token -> {
                    ListDocumentsResponse page = inquiry.ask("ssm:ListDocuments", "the account", () -> inquiry.clients()
                            .ssm()
                            .listDocuments(ListDocumentsRequest.builder()
                                    .filters(by)
                                    .maxResults(PAGE)
                                    .nextToken(token)
                                    .overrideConfiguration(inquiry.session())
                                    .build()));
                    return new Page<>(page.documentIdentifiers(), page.nextToken());
                })
                .items();
    }

    private static DocumentKeyValuesFilter filter(String key, String value) {
        return DocumentKeyValuesFilter.builder().key(key).values(value).build();
    }
}
