package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.aws.AwsSettings;
import io.jenkins.plugins.eventschedules.aws.AwsWorld;
import io.jenkins.plugins.eventschedules.aws.StepFunctionsSettings;
import io.jenkins.plugins.eventschedules.aws.StepFunctionsWorld;
import io.jenkins.plugins.eventschedules.aws.phase.Owner;
import io.jenkins.plugins.eventschedules.controller.HostedEnvironment;
import io.jenkins.plugins.eventschedules.controller.HostedEnvironment.Identity;
import io.jenkins.plugins.eventschedules.controller.HostedEnvironment.World;
import io.jenkins.plugins.eventschedules.controller.InsightThreads;
import io.jenkins.plugins.eventschedules.controller.Pace;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.FeedTokens;
import io.jenkins.plugins.eventschedules.lifecycle.port.Followers;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.lifecycle.port.Telling;
import io.jenkins.plugins.eventschedules.lifecycle.port.Templates;
import io.jenkins.plugins.eventschedules.notification.Notifier;
import io.jenkins.plugins.eventschedules.notification.Receiver;
import io.jenkins.plugins.eventschedules.observe.Measures;
import io.jenkins.plugins.eventschedules.sandbox.Sandbox;
import io.jenkins.plugins.eventschedules.sandbox.ledger.LedgerException;
import io.jenkins.plugins.eventschedules.store.Installation;
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

    static final String SANDBOX = "sandbox";

    /** What comes up in an account takes longer than what is only told. */
    static final Limits AWS_LIMITS = new Limits(
            Duration.ofDays(31),
            Duration.ofDays(1),
            Duration.ofDays(730),
            Duration.ofMinutes(20),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofHours(1));

    static final Limits LIMITS = new Limits(
            Duration.ofDays(31),
            Duration.ofDays(1),
            Duration.ofDays(730),
            Duration.ofMinutes(10),
            Duration.ofSeconds(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(15));

    private final SqliteStore store;
    private final Path folder;
    private final Secrets secrets;
    private final Clock clock;
    private final String installation;
    private final Sandbox provider;
    private final HostOperations operations;
    private final HostedEnvironment sandbox;
    /** In the order in which people see them. */
    private final List<Environment> environments;

    private Optional<Retention> retention = Optional.empty();
    private final List<Notifier> notifiers = new CopyOnWriteArrayList<>();
    private Optional<AwsWorld> account = Optional.empty();
    private Optional<HostedEnvironment> aws = Optional.empty();
    private Optional<StepFunctionsWorld> led = Optional.empty();
    private Optional<InsightThreads> measuring = Optional.empty();

    private House(
            SqliteStore store,
            Path folder,
            Secrets secrets,
            Clock clock,
            String installation,
            Sandbox provider,
            HostedEnvironment sandbox,
            HostOperations operations,
            List<Environment> environments) {
        this.store = store;
        this.folder = folder;
        this.secrets = secrets;
        this.clock = clock;
        this.installation = installation;
        this.provider = provider;
        this.sandbox = sandbox;
        this.operations = operations;
        this.environments = environments;
    }

    static House open(Path folder, Clock clock) throws CannotStartException {
        SqliteStore store;
        try {
            store = SqliteStore.open(folder.resolve("events.db"), clock);
        } catch (StoreException e) {
            throw new CannotStartException(e.getMessage());
        }
        try {
            String installation = Installation.beside(folder.resolve("events.db"));
            Secrets secrets = new FileSecrets(folder.resolve("secrets.properties"));
            Sandbox provider = Sandbox.open(folder, secrets, clock);
            List<Environment> environments = new CopyOnWriteArrayList<>();
            HostOperations operations = new HostOperations(store, folder, clock, () -> environments);
            Measures measures = operations.measures();
            World world = new World(
                            measures.observing(SANDBOX, store.events(SANDBOX)),
                            provider.catalog(),
                            measures.observing(SANDBOX, provider.provisioner()),
                            secrets)
                    .measuring(provider.metrics(), store.insights(SANDBOX))
                    .audited(provider.audit());
            HostedEnvironment sandbox =
                    hosted(new Identity(SANDBOX, "Sandbox", "sandbox"), world, LIMITS, Pace.SANDBOX, clock);
            environments.add(sandbox.environment());
            sandbox.start();
            return new House(store, folder, secrets, clock, installation, provider, sandbox, operations, environments);
        } catch (LedgerException | StoreException e) {
            store.close();
            throw new CannotStartException(e.getMessage());
        }
    }

    /** Adds an environment in AWS, which begins to run at once. */
    void add(AwsOptions options) throws CannotStartException {
        String name = options.name();
        if (options.isLedByAws()) {
            addLed(name, options.stepFunctions());
        } else {
            addHosted(name, options.settings());
        }
    }

    private void addLed(String name, StepFunctionsSettings settings) {
        StepFunctionsWorld opened = StepFunctionsWorld.open(
                new StepFunctionsWorld.Identity(
                        name, "AWS " + settings.account().region() + ", Step Functions", installation),
                settings,
                AWS_LIMITS,
                clock,
                new Random());
        InsightThreads threads = new InsightThreads(
                name,
                opened.environment().store(),
                opened.environment().catalog(),
                opened.metrics(),
                opened.insights(),
                clock);
        led = Optional.of(opened);
        measuring = Optional.of(threads);
        environments.add(0, opened.environment().showing(threads.insights()));
        opened.start();
        threads.start();
    }

    private void addHosted(String name, AwsSettings settings) {
        AwsWorld opened = AwsWorld.open(new Owner(name, installation), settings, secrets, clock);
        account = Optional.of(opened);
        Measures measures = operations.measures();
        EventStore events = measures.observing(name, store.events(name));
        Orphans leftOver = opened.orphans(events);
        World world = new World(
                        events,
                        opened.catalog(),
                        measures.observing(name, opened.provisioner()),
                        opened.safeguards(),
                        secrets)
                .measuring(opened.metrics(), store.insights(name))
                .finding(leftOver)
                .audited(opened.audit(leftOver));
        HostedEnvironment hosted = hosted(
                new Identity(name, "AWS " + settings.account().region(), "aws"), world, AWS_LIMITS, Pace.AWS, clock);
        aws = Optional.of(hosted);
        environments.add(0, hosted.environment());
        opened.start();
        hosted.start();
    }

    static HostedEnvironment hosted(Identity identity, World world, Limits limits, Pace pace, Clock clock) {
        return HostedEnvironment.of(identity, world, limits, pace, clock, System::nanoTime, new Random());
    }

    Environment sandbox() {
        return sandbox.environment();
    }

    List<Environment> environments() {
        return environments;
    }

    /** Those whose events this host runs itself. */
    private List<Environment> hosted() {
        return Stream.concat(aws.stream(), Stream.of(sandbox))
                .map(HostedEnvironment::environment)
                .toList();
    }

    HostOperations operations() {
        return operations;
    }

    @Override
    public Templates templates(String environment) {
        return store.templates(environment);
    }

    @Override
    public FeedTokens feedTokens(String environment) {
        return store.feedTokens(environment);
    }

    /** Has what is over archived so long after; from now on, hour by hour. */
    void keepFor(Duration keep) {
        Retention begun = new Retention(store, folder, keep, clock);
        environments.forEach(environment -> begun.begin(environment.name()));
        retention = Optional.of(begun);
    }

    /** There is no mail server here. */
    @Override
    public Optional<Followers> followers(String environment) {
        return Optional.empty();
    }

    @Override
    public Optional<Duration> keptFor(String environment) {
        boolean here = hosted().stream().anyMatch(hosted -> hosted.name().equals(environment));
        return retention.filter(begun -> here).map(Retention::keep);
    }

    /** Has a webhook told what becomes of the events of all environments, from now on. */
    void tell(WebhookOptions options, URI page) throws CannotStartException {
        Receiver receiver = options.receiver(clock);
        for (Environment environment : hosted()) {
            notifier(environment, kept(environment.name()), receiver, page).start();
        }
        led.ifPresent(world ->
                notifier(world.environment(), world.telling(), receiver, page).startSoon());
    }

    private Telling kept(String name) {
        return new Telling(store.chronicle(name), store.standings(name), store.followers(name));
    }

    private Notifier notifier(Environment environment, Telling telling, Receiver receiver, URI page) {
        Notifier notifier = Notifier.of(
                new Notifier.Source(
                        environment.name(),
                        environment.store(),
                        telling.chronicle(),
                        telling.standings(),
                        () -> Optional.of(page)),
                List.of(receiver),
                clock,
                new Random());
        notifiers.add(notifier);
        operations.watch(notifier);
        return notifier;
    }

    @Override
    public void close() {
        retention.ifPresent(Retention::close);
        notifiers.forEach(Notifier::close);
        measuring.ifPresent(InsightThreads::close);
        led.ifPresent(StepFunctionsWorld::close);
        aws.ifPresent(HostedEnvironment::close);
        account.ifPresent(AwsWorld::close);
        sandbox.close();
        provider.close();
        store.close();
    }
}
