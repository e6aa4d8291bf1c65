package io.jenkins.plugins.eventschedules.aws.catalog;

import io.jenkins.plugins.eventschedules.aws.account.Ask;
import io.jenkins.plugins.eventschedules.aws.account.Clients;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.aws.account.Pages;
import io.jenkins.plugins.eventschedules.aws.account.Pages.Page;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.ssm.model.DocumentIdentifier;
import software.amazon.awssdk.services.ssm.model.DocumentKeyValuesFilter;
import software.amazon.awssdk.services.ssm.model.DocumentVersionInfo;
import software.amazon.awssdk.services.ssm.model.GetDocumentRequest;
import software.amazon.awssdk.services.ssm.model.GetDocumentResponse;
import software.amazon.awssdk.services.ssm.model.ListDocumentVersionsRequest;
import software.amazon.awssdk.services.ssm.model.ListDocumentVersionsResponse;
import software.amazon.awssdk.services.ssm.model.ListDocumentsRequest;
import software.amazon.awssdk.services.ssm.model.ListDocumentsResponse;

/** Systems Manager's calls about documents. */
final class Library {

    static final int PAGE = 50;

    private static final int MOST_PAGES = 100;

    private final Clients clients;
    private final Consumer<AwsRequestOverrideConfiguration.Builder> session;

    Library(Clients clients) {
        this.clients = clients;
        this.session = clients.sessions().as("catalog");
    }

    List<DocumentIdentifier> tagged(CatalogTag tag) throws MishapException {
        return Pages.upTo(MOST_PAGES, token -> {
                    ListDocumentsResponse page = Ask.aws("ssm:ListDocuments", "the account", () -> clients.ssm()
                            .listDocuments(ListDocumentsRequest.builder()
                                    .filters(
                                            filter("DocumentType", "Automation"),
                                            filter("tag:" + tag.key(), tag.value()))
                                    .maxResults(PAGE)
                                    .nextToken(token)
                                    .overrideConfiguration(session)
                                    .build()));
                    return new Page<>(page.documentIdentifiers(), page.nextToken());
                })
                .items();
    }

    List<DocumentVersionInfo> versions(String document) throws MishapException {
        return Pages.upTo(MOST_PAGES, token -> {
                    ListDocumentVersionsResponse page =
                            Ask.aws("ssm:ListDocumentVersions", "the document " + document, () -> clients.ssm()
                                    .listDocumentVersions(ListDocumentVersionsRequest.builder()
                                            .name(document)
                                            .maxResults(PAGE)
                                            .nextToken(token)
                                            .overrideConfiguration(session)
                                            .build()));
                    return new Page<>(page.documentVersions(), page.nextToken());
                })
                .items();
    }

    GetDocumentResponse content(String document, String version) throws MishapException {
        return Ask.aws("ssm:GetDocument", "the document " + document, () -> clients.ssm()
                .getDocument(GetDocumentRequest.builder()
                        .name(document)
                        .documentVersion(version)
                        .overrideConfiguration(session)
                        .build()));
    }

    private static DocumentKeyValuesFilter filter(String key, String value) {
        return DocumentKeyValuesFilter.builder().key(key).values(value).build();
    }
}
