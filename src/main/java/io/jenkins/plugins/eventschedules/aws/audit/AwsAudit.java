package io.jenkins.plugins.eventschedules.aws.audit;

import io.jenkins.plugins.eventschedules.aws.account.Clients;
import io.jenkins.plugins.eventschedules.aws.account.Patience;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The audit of one account, with clients of its own that it closes when it is through. */
public final class AwsAudit implements Audit {

    /** Somebody waits for it, but not at one call. */
    private static final Patience STEADY = new Patience(4, false, Duration.ofSeconds(10), Duration.ofSeconds(25));

    private final Audited settings;
    private final Patience patience;

    public AwsAudit(Audited settings) {
        this(settings, STEADY);
    }

    AwsAudit(Audited settings, Patience patience) {
        this.settings = settings;
        this.patience = patience;
    }

    @Override
    public List<Check> run(Consumer<Check> heard) {
        Findings findings = new Findings(heard);
        try (Clients clients = new Clients(settings.account(), patience);
                Inquiry inquiry = new Inquiry(clients)) {
            new CheckIdentity(inquiry, findings).check().ifPresent(caller -> account(inquiry, caller, findings));
        }
        return findings.all();
    }

    private void account(Inquiry inquiry, Caller caller, Findings findings) {
        CheckRoles roles = new CheckRoles(inquiry, caller, findings);
        boolean roleIsGiven =
                settings.automationRole().isPresent() || settings.deployment().isPresent();
        CheckDocuments documents = new CheckDocuments(inquiry, settings.tag(), roleIsGiven, roles, findings);
        documents.check();
        settings.automationRole()
                .ifPresent(role -> roles.exists(role, CheckRoles.SYSTEMS_MANAGER, "Documents work with it"));
        ProductDesk desk = new ProductDesk(inquiry);
        CheckProducts products =
                new CheckProducts(desk, settings.tag(), findings, new CheckProduct(desk, caller, roles, findings));
        products.check();
        settings.safeguard().ifPresent(safeguard -> new CheckSafeguard(inquiry, caller, findings, roles)
                .check(safeguard, settings.automationRole(), documents.names()));
        settings.deployment().ifPresent(deployed -> new CheckDeployment(inquiry, findings, deployed).check());
        new CheckQuotas(inquiry, findings).check(documents.owned());
        Rights rights = new Rights(inquiry, caller.account()).toFind(documents.names(), products.ids());
        if (settings.deployment().isPresent()) {
            rights.toPlan(settings.deployment().get());
        } else {
            Set<String> passed = new LinkedHashSet<>(documents.roles());
            settings.automationRole().ifPresent(passed::add);
            rights.toRun(documents.names(), products.ids()).toPass(passed).toGuard(settings.safeguard());
        }
        // Last, for where IAM may not be asked, what the calls above have met is all there is to go by.
        new CheckActions(inquiry, caller, findings).check(rights.all());
    }
}
