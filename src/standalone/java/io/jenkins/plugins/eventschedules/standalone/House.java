package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.controller.HostedEnvironment;
import io.jenkins.plugins.eventschedules.controller.HostedEnvironment.Identity;
import io.jenkins.plugins.eventschedules.controller.HostedEnvironment.World;
import io.jenkins.plugins.eventschedules.controller.Pace;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.port.FeedTokens;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.lifecycle.port.Templates;
import io.jenkins.plugins.eventschedules.sandbox.Sandbox;
import io.jenkins.plugins.eventschedules.sandbox.ledger.LedgerException;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import io.jenkins.plugins.eventschedules.web.Keeping;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;

/** The rooms of this host, put together: one store and one sandbox environment, in one folder. */
final class House implements AutoCloseable, Keeping {

    private static final Limits LIMITS = new Limits(
            Duration.ofDays(31),
            Duration.ofDays(1),
            Duration.ofDays(730),
            Duration.ofMinutes(10),
            Duration.ofSeconds(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(15));

    private final SqliteStore store;
    private final Sandbox provider;
    private final HostedEnvironment sandbox;

    private House(SqliteStore store, Sandbox provider, HostedEnvironment sandbox) {
        this.store = store;
        this.provider = provider;
        this.sandbox = sandbox;
    }

    static House open(Path folder, Clock clock) throws CannotStartException {
        SqliteStore store;
        try {
            store = SqliteStore.open(folder.resolve("events.db"), clock);
        } catch (StoreException e) {
            throw new CannotStartException(e.getMessage());
        }
        try {
            Secrets secrets = new FileSecrets(folder.resolve("secrets.properties"));
            Sandbox provider = Sandbox.open(folder, secrets, clock);
            HostedEnvironment sandbox = HostedEnvironment.of(
                    new Identity("sandbox", "Sandbox", "sandbox"),
                    new World(store.events("sandbox"), provider.catalog(), provider.provisioner(), secrets),
                    LIMITS,
                    Pace.SANDBOX,
                    clock,
                    System::nanoTime,
                    new Random());
            sandbox.start();
            return new House(store, provider, sandbox);
        } catch (LedgerException e) {
            store.close();
            throw new CannotStartException(e.getMessage());
        }
    }

    Environment sandbox() {
        return sandbox.environment();
    }

    @Override
    public Templates templates(String environment) {
        return store.templates(environment);
    }

    @Override
    public FeedTokens feedTokens(String environment) {
        return store.feedTokens(environment);
    }

    @Override
    public void close() {
        sandbox.close();
        provider.close();
        store.close();
    }
}
