package io.jenkins.plugins.eventschedules.aws;

import io.jenkins.plugins.eventschedules.aws.account.Ask;
import io.jenkins.plugins.eventschedules.aws.account.Clients;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.aws.account.Patience;
import io.jenkins.plugins.eventschedules.aws.catalog.CatalogTag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.servicecatalog.model.SearchProductsRequest;
import software.amazon.awssdk.services.ssm.model.DocumentKeyValuesFilter;
import software.amazon.awssdk.services.ssm.model.ListDocumentsRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;

/** Tries the calls with which an environment begins. It reads one page of each, and changes nothing. */
public final class Probe {

    /** Somebody sits in front of it and waits. */
    private static final Patience SHORT = new Patience(2, false, Duration.ofSeconds(5), Duration.ofSeconds(8));

    private static final int PAGE = 50;

    private final Clients clients;
    private final CatalogTag tag;
    private final Consumer<AwsRequestOverrideConfiguration.Builder> session;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * How one call went.
     *
     * @param message for a person; names no credential
     */
    public record Finding(boolean works, String message) {}

    private interface Call {

        String answer() throws MishapException;
    }

    private Probe(Clients clients, CatalogTag tag) {
        this.clients = clients;
        this.tag = tag;
        this.session = clients.sessions().as("test");
    }

    /** In the order in which they were tried. Without credentials that AWS accepts there is only that to tell. */
    public static List<Finding> of(AwsSettings settings) {
        try (Clients clients = new Clients(settings.account(), SHORT)) {
            return new Probe(clients, settings.tag()).findings();
        }
    }

    /** The same, and whether what is deployed is what the environment needs. */
    public static List<Finding> of(StepFunctionsSettings settings) {
        try (Clients clients = new Clients(settings.account(), SHORT);
                Deployment deployment = new Deployment(clients, settings)) {
            Probe probe = new Probe(clients, settings.tag());
            List<Finding> findings = new ArrayList<>(probe.findings());
            if (findings.get(0).works()) {
                probe.findings.clear();
                probe.tried(deployment::table);
                probe.tried(deployment::stateMachine);
                findings.addAll(probe.findings);
            }
            return List.copyOf(findings);
        }
    }

    private List<Finding> findings() {
        if (tried(this::identity)) {
            tried(this::documents);
            tried(this::products);
        }
        return List.copyOf(findings);
    }

    private boolean tried(Call call) {
        try {
            return findings.add(new Finding(true, call.answer()));
        } catch (MishapException e) {
            findings.add(new Finding(false, e.getMessage()));
            return false;
        }
    }

    private String identity() throws MishapException {
        return "AWS accepts the credentials, for the account "
                + Ask.aws("sts:GetCallerIdentity", "the account", () -> clients.sts()
                                .getCallerIdentity(GetCallerIdentityRequest.builder()
                                        .overrideConfiguration(session)
                                        .build()))
                        .account()
                + ".";
    }

    private String documents() throws MishapException {
        int found = Ask.aws("ssm:ListDocuments", "the account", () -> clients.ssm()
                        .listDocuments(ListDocumentsRequest.builder()
                                .filters(filter("DocumentType", "Automation"), filter("tag:" + tag.key(), tag.value()))
                                .maxResults(PAGE)
                                .overrideConfiguration(session)
                                .build()))
                .documentIdentifiers()
                .size();
        return "Automation documents can be listed: " + counted(found) + " with the tag " + tag.key() + "="
                + tag.value() + ".";
    }

    private String products() throws MishapException {
        int found = Ask.aws("servicecatalog:SearchProducts", "the account", () -> clients.serviceCatalog()
                        .searchProducts(SearchProductsRequest.builder()
                                .pageSize(PAGE)
                                .overrideConfiguration(session)
                                .build()))
                .productViewSummaries()
                .size();
        return "Products can be searched: " + counted(found) + " in accessible portfolios, whatever their tags.";
    }

    private static String counted(int found) {
        return found >= PAGE ? PAGE + " or more" : String.valueOf(found);
    }

    private static DocumentKeyValuesFilter filter(String key, String value) {
        return DocumentKeyValuesFilter.builder().key(key).values(value).build();
    }
}
