package io.jenkins.plugins.eventschedules.sandbox;

import io.jenkins.plugins.eventschedules.lifecycle.port.MetricReader;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import io.jenkins.plugins.eventschedules.sandbox.demand.SimulatedMetrics;
import io.jenkins.plugins.eventschedules.sandbox.ledger.Ledger;
import io.jenkins.plugins.eventschedules.sandbox.run.Pace;
import io.jenkins.plugins.eventschedules.sandbox.shelf.Shelf;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.logging.Logger;

/** The sandbox put together, as people use it. */
public final class Sandbox implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Sandbox.class.getName());

    private final SandboxCatalog catalog;
    private final SandboxProvisioner provisioner;
    private final SandboxAudit audit;
    private final Ledger ledger;
    private final MetricReader metrics;

    private Sandbox(
            SandboxCatalog catalog,
            SandboxProvisioner provisioner,
            SandboxAudit audit,
            Ledger ledger,
            MetricReader metrics) {
        this.metrics = metrics;
        this.audit = audit;
        this.catalog = catalog;
        this.provisioner = provisioner;
        this.ledger = ledger;
    }

    /**
     * Offers the bundled targets, and those in the folders {@code documents} and {@code products} of this folder, which
     * also holds the ledger.
     *
     * @throws io.jenkins.plugins.eventschedules.sandbox.ledger.LedgerException when the folder cannot hold a ledger
     */
    public static Sandbox open(Path folder, Secrets secrets, InstantSource clock) {
        Ledger ledger = Ledger.open(folder, clock.instant());
        SandboxCatalog catalog = new SandboxCatalog(List.of(Shelf.bundled(), Shelf.of(folder)), clock.instant());
        ledger.remarks().forEach(LOG::warning);
        catalog.listing().gaps().forEach(LOG::warning);
        Drill drill = new Drill(Pace.BRISK);
        return new Sandbox(
                catalog,
                new SandboxProvisioner(catalog, ledger, secrets, drill, drill, clock),
                new SandboxAudit(() -> List.of(Shelf.bundled(), Shelf.of(folder))),
                ledger,
                new SimulatedMetrics(clock));
    }

    public SandboxCatalog catalog() {
        return catalog;
    }

    public SandboxAudit audit() {
        return audit;
    }

    public SandboxProvisioner provisioner() {
        return provisioner;
    }

    /** What the events seem to use. */
    public MetricReader metrics() {
        return metrics;
    }

    @Override
    public void close() {
        ledger.close();
    }
}
