package io.jenkins.plugins.eventschedules.aws.product;

import io.jenkins.plugins.eventschedules.aws.account.Clients;
import io.jenkins.plugins.eventschedules.aws.account.Console;
import io.jenkins.plugins.eventschedules.aws.phase.EventTags;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.lifecycle.port.Provisioner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import java.time.InstantSource;

/** Provisions the event's product, and terminates it. */
public final class ProductProvisioner implements Provisioner {

    private final Clients clients;
    private final Secrets secrets;
    private final EventTags tags;
    private final InstantSource clock;

    public ProductProvisioner(Clients clients, Secrets secrets, EventTags tags, InstantSource clock) {
        this.clients = clients;
        this.secrets = secrets;
        this.tags = tags;
        this.clock = clock;
    }

    @Override
    public Report start(Event event, PhaseRun run) {
        return switch (run.phase()) {
            case PREROLL -> bringUp(event, run).start();
            case POSTROLL -> takeDown(event, run).start();
        };
    }

    @Override
    public Report follow(Event event, PhaseRun run) {
        return switch (run.phase()) {
            case PREROLL -> bringUp(event, run).follow();
            case POSTROLL -> takeDown(event, run).follow();
        };
    }

    @Override
    public Report stop(Event event, PhaseRun run) {
        return switch (run.phase()) {
            case PREROLL -> bringUp(event, run).stop();
            case POSTROLL -> takeDown(event, run).stop();
        };
    }

    private BringUp bringUp(Event event, PhaseRun run) {
        return new BringUp(products(event), console(), secrets, tags, event, run, clock.instant());
    }

    private TakeDown takeDown(Event event, PhaseRun run) {
        return new TakeDown(products(event), console(), event, run, clock.instant());
    }

    private Products products(Event event) {
        return new Products(clients, event.id().value());
    }

    private Console console() {
        return new Console(clients.account().region());
    }
}
