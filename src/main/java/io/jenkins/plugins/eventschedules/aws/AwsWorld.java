package io.jenkins.plugins.eventschedules.aws;

import io.jenkins.plugins.eventschedules.aws.account.Clients;
import io.jenkins.plugins.eventschedules.aws.account.Patience;
import io.jenkins.plugins.eventschedules.aws.audit.AwsAudit;
import io.jenkins.plugins.eventschedules.aws.automation.AutomationProvisioner;
import io.jenkins.plugins.eventschedules.aws.catalog.AwsCatalog;
import io.jenkins.plugins.eventschedules.aws.catalog.ReadingThread;
import io.jenkins.plugins.eventschedules.aws.catalog.Starter;
import io.jenkins.plugins.eventschedules.aws.insight.CloudWatchMetrics;
import io.jenkins.plugins.eventschedules.aws.orphan.FindOrphans;
import io.jenkins.plugins.eventschedules.aws.orphan.OrphanChecks;
import io.jenkins.plugins.eventschedules.aws.phase.EventTags;
import io.jenkins.plugins.eventschedules.aws.phase.Owner;
import io.jenkins.plugins.eventschedules.aws.phase.Scrub;
import io.jenkins.plugins.eventschedules.aws.product.ProductProvisioner;
import io.jenkins.plugins.eventschedules.aws.safeguard.ScheduledSafeguards;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.MetricReader;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans;
import io.jenkins.plugins.eventschedules.lifecycle.port.Provisioner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Safeguards;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import java.time.InstantSource;
import java.util.Optional;

/** One account as a catalog and a provisioner, put together. Opening it calls nobody yet. */
public final class AwsWorld implements AutoCloseable {

    private final Owner owner;
    private final Optional<String> automationRole;
    private final InstantSource clock;
    private final Clients acting;
    private final Clients reading;
    private final AwsCatalog catalog;
    private final ReadingThread readings;
    private final Provisioner provisioner;
    private final Safeguards safeguards;
    private final Clients looking;
    private final MetricReader metrics;
    private final Audit audit;

    private AwsWorld(
            Owner owner, AwsSettings settings, Secrets secrets, Patience brief, Patience patient, InstantSource clock) {
        this.owner = owner;
        this.automationRole = settings.automationRole();
        this.clock = clock;
        acting = new Clients(settings.account(), brief);
        // Apart, so that a catalog which is throttled never slows an event down.
        reading = new Clients(settings.account(), patient);
        readings = new ReadingThread(owner.environment(), this::read);
        EventTags tags = new EventTags(owner);
        catalog = new AwsCatalog(
                reading,
                settings.tag(),
                settings.automationRole().isPresent(),
                Starter.THIS_PROCESS,
                settings.insights(),
                clock,
                readings::wish);
        provisioner = new AwsProvisioner(
                new AutomationProvisioner(acting, settings.automationRole(), tags, clock),
                new ProductProvisioner(acting, secrets, tags, clock),
                new Scrub(secrets));
        safeguards = settings.safeguard()
                .<Safeguards>map(
                        switches -> new ScheduledSafeguards(acting, owner, switches, settings.automationRole(), clock))
                .orElse(Safeguards.NONE);
        // Apart as well: whoever looks at insights, or for what is left over, spends no attempt that an event may need.
        looking = new Clients(settings.account(), brief);
        metrics = new CloudWatchMetrics(looking, clock);
        audit = new AwsAudit(settings.audited());
    }

    public static AwsWorld open(Owner owner, AwsSettings settings, Secrets secrets, InstantSource clock) {
        return open(owner, settings, secrets, Patience.BRIEF, Patience.LONG, clock);
    }

    /**
     * @param brief how long the clients of events keep at one call
     * @param patient how long those of the catalog do
     */
    public static AwsWorld open(
            Owner owner, AwsSettings settings, Secrets secrets, Patience brief, Patience patient, InstantSource clock) {
        return new AwsWorld(owner, settings, secrets, brief, patient, clock);
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

    /** What the events of the account use. */
    public MetricReader metrics() {
        return metrics;
    }

    /** What the events of this store left in the account. */
    public Orphans orphans(EventStore store) {
        return new FindOrphans(looking, owner, store, automationRole, clock);
    }

    /** The audit, and after it what is left over in the account. */
    public Audit audit(Orphans leftOver) {
        return new OrphanChecks(audit, leftOver);
    }

    /** Looks at the account anew each time that it is run, with clients of its own. */
    public Audit audit() {
        return audit;
    }

    @Override
    public void close() {
        readings.close();
        looking.close();
        reading.close();
        acting.close();
    }
}
