package io.jenkins.plugins.eventschedules.jenkins;

import hudson.BulkChange;
import hudson.model.listeners.SaveableListener;
import io.jenkins.plugins.eventschedules.controller.HostedEnvironment;
import io.jenkins.plugins.eventschedules.controller.HostedEnvironment.Identity;
import io.jenkins.plugins.eventschedules.controller.HostedEnvironment.World;
import io.jenkins.plugins.eventschedules.controller.Pace;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EnvironmentConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.RunningEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.configuration.Site;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Provisioner;
import io.jenkins.plugins.eventschedules.sandbox.Sandbox;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** The sandbox with faults at its edges: what the tests put before its store and its provider. */
final class FaultySandbox extends EnvironmentConfiguration {

    private final transient UnaryOperator<EventStore> store;
    private final transient UnaryOperator<Provisioner> provider;

    FaultySandbox(UnaryOperator<EventStore> store, UnaryOperator<Provisioner> provider) {
        super("sandbox");
        this.store = store;
        this.provider = provider;
    }

    /** Runs in place of everything that is configured, and is not saved: a Jenkins that starts again has no faults. */
    void install() throws IOException {
        EventSchedulesConfiguration configuration = EventSchedulesConfiguration.get();
        try (BulkChange unsaved = new BulkChange(configuration)) {
            configuration.setEnvironments(List.of(this));
        }
        SaveableListener.fireOnChange(configuration, null);
    }

    @Override
    public void check() {
        // It always can.
    }

    @Override
    public RunningEnvironment open(Site site) {
        Sandbox sandbox = Sandbox.open(site.folder(), site.secrets(), site.clock());
        HostedEnvironment hosted = HostedEnvironment.of(
                new Identity(getName(), getLabel(), "sandbox"),
                new World(
                        store.apply(site.store()),
                        sandbox.catalog(),
                        provider.apply(sandbox.provisioner()),
                        site.secrets()),
                new Limits(
                        Duration.ofDays(31),
                        Duration.ofDays(1),
                        Duration.ofDays(730),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(15)),
                Pace.SANDBOX,
                site.clock(),
                site.nanos(),
                site.random());
        hosted.start();
        return new Running(hosted, sandbox);
    }

    private record Running(HostedEnvironment hosted, Sandbox sandbox) implements RunningEnvironment {

        @Override
        public Environment environment() {
            return hosted.environment();
        }

        @Override
        public void close() {
            hosted.close();
            sandbox.close();
        }
    }
}
