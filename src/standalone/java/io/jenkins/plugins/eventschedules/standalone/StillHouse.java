package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.aws.AwsWorld;
import io.jenkins.plugins.eventschedules.aws.StepFunctionsWorld;
import io.jenkins.plugins.eventschedules.aws.phase.Owner;
import io.jenkins.plugins.eventschedules.controller.HostedEnvironment.Identity;
import io.jenkins.plugins.eventschedules.controller.HostedEnvironment.World;
import io.jenkins.plugins.eventschedules.controller.Pace;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.sandbox.Sandbox;
import io.jenkins.plugins.eventschedules.sandbox.ledger.LedgerException;
import io.jenkins.plugins.eventschedules.store.Installation;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/** One environment of a host that does not run, for commands that work on its events. Nothing of it begins or ends. */
final class StillHouse implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private Environment environment;

    private StillHouse() {}

    /** @param aws null for the sandbox */
    static StillHouse open(Path data, AwsOptions aws, Clock clock) throws CannotStartException {
        StillHouse house = new StillHouse();
        try {
            house.environment = aws == null
                    ? house.sandbox(data, clock)
                    : aws.isLedByAws() ? house.led(data, aws, clock) : house.hosted(data, aws, clock);
            return house;
        } catch (LedgerException | StoreException e) {
            house.close();
            throw new CannotStartException(e.getMessage());
        } catch (CannotStartException e) {
            house.close();
            throw e;
        }
    }

    Environment environment() {
        return environment;
    }

    private Environment sandbox(Path data, Clock clock) {
        SqliteStore store = keep(SqliteStore.open(data.resolve("events.db"), clock));
        Secrets secrets = new FileSecrets(data.resolve("secrets.properties"));
        Sandbox sandbox = keep(Sandbox.open(data, secrets, clock));
        World world = new World(store.events(House.SANDBOX), sandbox.catalog(), sandbox.provisioner(), secrets);
        return keep(House.hosted(
                        new Identity(House.SANDBOX, "Sandbox", "sandbox"), world, House.LIMITS, Pace.SANDBOX, clock))
                .environment();
    }

    private Environment hosted(Path data, AwsOptions aws, Clock clock) throws CannotStartException {
        String name = aws.name();
        SqliteStore store = keep(SqliteStore.open(data.resolve("events.db"), clock));
        Secrets secrets = new FileSecrets(data.resolve("secrets.properties"));
        AwsWorld account = keep(AwsWorld.open(
                new Owner(name, Installation.beside(data.resolve("events.db"))), aws.settings(), secrets, clock));
        account.read();
        World world =
                new World(store.events(name), account.catalog(), account.provisioner(), account.safeguards(), secrets);
        return keep(House.hosted(new Identity(name, name, "aws"), world, House.AWS_LIMITS, Pace.AWS, clock))
                .environment();
    }

    private Environment led(Path data, AwsOptions aws, Clock clock) throws CannotStartException {
        StepFunctionsWorld world = keep(StepFunctionsWorld.open(
                new StepFunctionsWorld.Identity(aws.name(), aws.name(), Installation.beside(data.resolve("events.db"))),
                aws.stepFunctions(),
                House.AWS_LIMITS,
                clock,
                new Random()));
        world.read();
        // What was made has its execution before the command is over, and not only when a host runs again.
        open.push(world::sweep);
        return world.environment();
    }

    private <T extends AutoCloseable> T keep(T opened) {
        open.push(opened);
        return opened;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
