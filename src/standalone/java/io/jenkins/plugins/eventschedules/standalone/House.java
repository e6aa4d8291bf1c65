package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.aws.AwsSettings;
import io.jenkins.plugins.eventschedules.aws.AwsWorld;
import io.jenkins.plugins.eventschedules.aws.StepFunctionsSettings;
import io.jenkins.plugins.eventschedules.aws.StepFunctionsWorld;
import io.jenkins.plugins.eventschedules.controller.HostedEnvironment;
import io.jenkins.plugins.eventschedules.controller.HostedEnvironment.Identity;
import io.jenkins.plugins.eventschedules.controller.HostedEnvironment.World;
import io.jenkins.plugins.eventschedules.controller.Pace;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.port.FeedTokens;
import io.jenkins.plugins.eventschedules.lifecycle.port.Followers;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.lifecycle.port.Templates;
import io.jenkins.plugins.eventschedules.notification.Notifier;
import io.jenkins.plugins.eventschedules.notification.Receiver;
import io.jenkins.plugins.eventschedules.sandbox.Sandbox;
import io.jenkins.plugins.eventschedules.sandbox.ledger.LedgerException;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import io.jenkins.plugins.eventschedules.web.Keeping;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The rooms of this host, put together: one store, a sandbox and perhaps an environment in AWS, in one folder. */
final class House implements AutoCloseable, Keeping {

    private static final String SANDBOX = "sandbox";

    /** What comes up in an account takes longer than what is only told. */
    private static final Limits AWS_LIMITS = new Limits(
            Duration.ofDays(31),
            Duration.ofDays(1),
            Duration.ofDays(730),
            Duration.ofMinutes(20),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofHours(1));

    private static final Limits LIMITS = new Limits(
            Duration.ofDays(31),
            Duration.ofDays(1),
            Duration.ofDays(730),
            Duration.ofMinutes(10),
            Duration.ofSeconds(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(15));

    private final SqliteStore store;
    private final Secrets secrets;
    private final Clock clock;
    private final Sandbox provider;
    private final HostedEnvironment sandbox;
    private final List<Notifier> notifiers = new CopyOnWriteArrayList<>();
    private Optional<AwsWorld> account = Optional.empty();
    private Optional<HostedEnvironment> aws = Optional.empty();
    private Optional<StepFunctionsWorld> led = Optional.empty();

    private House(SqliteStore store, Secrets secrets, Clock clock, Sandbox provider, HostedEnvironment sandbox) {
        this.store = store;
        this.secrets = secrets;
        this.clock = clock;
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
            World world = new World(store.events(SANDBOX), provider.catalog(), provider.provisioner(), secrets)
                    .audited(provider.audit());
            HostedEnvironment sandbox =
                    hosted(new Identity(SANDBOX, "Sandbox", "sandbox"), world, LIMITS, Pace.SANDBOX, clock);
            sandbox.start();
            return new House(store, secrets, clock, provider, sandbox);
        } catch (LedgerException e) {
            store.close();
            throw new CannotStartException(e.getMessage());
        }
    }

    /** Adds an environment in AWS, which begins to run at once. */
    void add(AwsOptions options) throws CannotStartException {
        String name = options.name();
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}") || name.equals(SANDBOX)) {
            throw new CannotStartException("--aws-name must be 1 to 40 of a-z, 0-9 and hyphen, and not sandbox.");
        }
        if (options.isLedByAws()) {
            addLed(name, options.stepFunctions());
        } else {
            addHosted(name, options.settings());
        }
    }

    private void addLed(String name, StepFunctionsSettings settings) {
        StepFunctionsWorld opened = StepFunctionsWorld.open(
                new StepFunctionsWorld.Identity(
                        name, "AWS " + settings.account().region() + ", Step Functions"),
                settings,
                AWS_LIMITS,
                clock,
                new Random());
        led = Optional.of(opened);
        opened.start();
    }

    private void addHosted(String name, AwsSettings settings) {
        AwsWorld opened = AwsWorld.open(name, settings, secrets, clock);
        account = Optional.of(opened);
        World world = new World(
                        store.events(name), opened.catalog(), opened.provisioner(), opened.safeguards(), secrets)
                .audited(opened.audit());
        HostedEnvironment hosted = hosted(
                new Identity(name, "AWS " + settings.account().region(), "aws"), world, AWS_LIMITS, Pace.AWS, clock);
        aws = Optional.of(hosted);
        opened.start();
        hosted.start();
    }

    private static HostedEnvironment hosted(Identity identity, World world, Limits limits, Pace pace, Clock clock) {
        return HostedEnvironment.of(identity, world, limits, pace, clock, System::nanoTime, new Random());
    }

    Environment sandbox() {
        return sandbox.environment();
    }

    /** In the order in which people see them. */
    List<Environment> environments() {
        return Stream.concat(
                        led.stream().map(StepFunctionsWorld::environment),
                        Stream.concat(aws.stream(), Stream.of(sandbox)).map(HostedEnvironment::environment))
                .toList();
    }

    @Override
    public Templates templates(String environment) {
        return store.templates(environment);
    }

    @Override
    public FeedTokens feedTokens(String environment) {
        return store.feedTokens(environment);
    }

    /** There is no mail server here. */
    @Override
    public Optional<Followers> followers(String environment) {
        return Optional.empty();
    }

    /** Has a webhook told what becomes of the events of all environments, from now on. */
    void tell(WebhookOptions options, URI page) throws CannotStartException {
        Receiver receiver = options.receiver(clock);
        for (Environment environment : environments()) {
            Notifier notifier = Notifier.of(
                    new Notifier.Source(
                            environment.name(),
                            environment.store(),
                            store.chronicle(environment.name()),
                            store.standings(environment.name()),
                            () -> Optional.of(page)),
                    List.of(receiver),
                    clock,
                    new Random());
            notifiers.add(notifier);
            notifier.start();
        }
    }

    @Override
    public void close() {
        notifiers.forEach(Notifier::close);
        led.ifPresent(StepFunctionsWorld::close);
        aws.ifPresent(HostedEnvironment::close);
        account.ifPresent(AwsWorld::close);
        sandbox.close();
        provider.close();
        store.close();
    }
}
