package io.jenkins.plugins.eventschedules.aws;

import io.jenkins.plugins.eventschedules.aws.account.Clients;
import io.jenkins.plugins.eventschedules.aws.account.Patience;
import io.jenkins.plugins.eventschedules.aws.audit.AwsAudit;
import io.jenkins.plugins.eventschedules.aws.automation.AutomationProvisioner;
import io.jenkins.plugins.eventschedules.aws.catalog.AwsCatalog;
import io.jenkins.plugins.eventschedules.aws.catalog.ReadingThread;
import io.jenkins.plugins.eventschedules.aws.catalog.Starter;
import io.jenkins.plugins.eventschedules.aws.phase.Scrub;
import io.jenkins.plugins.eventschedules.aws.product.ProductProvisioner;
import io.jenkins.plugins.eventschedules.aws.safeguard.ScheduledSafeguards;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.Provisioner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Safeguards;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import java.time.InstantSource;

/** One account as a catalog and a provisioner, put together. Opening it calls nobody yet. */
public final class AwsWorld implements AutoCloseable {

    private final Clients acting;
    private final Clients reading;
    private final AwsCatalog catalog;
    private final ReadingThread readings;
    private final Provisioner provisioner;
    private final Safeguards safeguards;
    private final Audit audit;

    private AwsWorld(
            String environment,
            AwsSettings settings,
            Secrets secrets,
            Patience brief,
            Patience patient,
            InstantSource clock) {
        acting = new Clients(settings.account(), brief);
        // Apart, so that a catalog which is throttled never slows an event down.
        reading = new Clients(settings.account(), patient);
        readings = new ReadingThread(environment, this::read);
        catalog = new AwsCatalog(
                reading,
                settings.tag(),
                settings.automationRole().isPresent(),
                Starter.THIS_PROCESS,
                clock,
                readings::wish);
        provisioner = new AwsProvisioner(
                new AutomationProvisioner(acting, settings.automationRole(), clock),
                new ProductProvisioner(acting, secrets, clock),
                new Scrub(secrets));
        safeguards = settings.safeguard()
                .<Safeguards>map(switches ->
                        new ScheduledSafeguards(acting, environment, switches, settings.automationRole(), clock))
                .orElse(Safeguards.NONE);
        audit = new AwsAudit(settings.audited());
    }

    public static AwsWorld open(String environment, AwsSettings settings, Secrets secrets, InstantSource clock) {
        return open(environment, settings, secrets, Patience.BRIEF, Patience.LONG, clock);
    }

    /**
     * @param brief how long the clients of events keep at one call
     * @param patient how long those of the catalog do
     */
    public static AwsWorld open(
            String environment,
            AwsSettings settings,
            Secrets secrets,
            Patience brief,
            Patience patient,
            InstantSource clock) {
        return new AwsWorld(environment, settings, secrets, brief, patient, clock);
    }

    /** Begins to read the account. */
    public void start() {
        readings.start();
    }

    /** Reads the account now, which takes a while. @return whether nothing is missing */
    public boolean read() {
        return catalog.read();
    }

    public Catalog catalog() {
        return catalog;
    }

    public Provisioner provisioner() {
        return provisioner;
    }

    public Safeguards safeguards() {
        return safeguards;
    }

    /** Looks at the account anew each time that it is run, with clients of its own. */
    public Audit audit() {
        return audit;
    }

    @Override
    public void close() {
        readings.close();
        reading.close();
        acting.close();
    }
}
