package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.archive.ArchiveFinished;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of the standalone host. */
@Command(
        name = "event-schedules",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        subcommands = {
            AuditCommand.class,
            BackUp.class,
            LintCommand.class,
            OrphansCommand.class,
            RegisterCommand.class,
            Restore.class,
            TakeOverCommand.class
        },
        description =
                "Runs Event Schedules without Jenkins: with the sandbox, and if you ask for it with an environment in AWS.")
public final class Main implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "PORT", description = "Where to listen; 0 takes a free one (default: 8080).")
    private int port = 8080;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen on (default: 127.0.0.1). Any other than loopback needs --token-file.")
    private String host = "127.0.0.1";

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where events are kept (default: event-schedules-data).")
    private Path data = Path.of("event-schedules-data");

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file with the token that every caller must present: as password with any user name, or as"
                    + " bearer token.")
    private Optional<Path> tokenFile = Optional.empty();

    @Option(names = "--seed-demo", description = "Adds a few demo events when there are none.")
    private boolean seedDemo;

    @Option(
            names = "--keep-days",
            paramLabel = "DAYS",
            description = "How long after the last that happened to it a finished event is archived to a file; 0 keeps"
                    + " events for ever (default: 400).")
    private int keepDays = (int) ArchiveFinished.USUAL.toDays();

    @ArgGroup(exclusive = false)
    private AwsOptions aws;

    @ArgGroup(exclusive = false)
    private WebhookOptions webhook;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "Where others reach this host, for links in what a webhook is told (default: where it listens).")
    private Optional<URI> url = Optional.empty();

    public static void main(String[] arguments) {
        Logging.begin();
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        try (House house = opened();
                Host listening = Host.start(house, new Address(host, port), Tokens.readFrom(tokenFile))) {
            if (webhook != null) {
                house.tell(webhook, page(listening));
            }
            if (seedDemo) {
                DemoEvents.addTo(house.sandbox(), Clock.systemUTC());
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(listening, house, stopped), "stop"));
            spec.commandLine().getOut().println("Event Schedules is ready: " + listening.url());
            spec.commandLine().getOut().println("Events are kept in " + data.toAbsolutePath() + ". Ctrl+C stops it.");
            stopped.await();
            return CommandLine.ExitCode.OK;
        } catch (CannotStartException | StoreException e) {
            spec.commandLine().getErr().println("Cannot start: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private House opened() throws CannotStartException {
        if (keepDays < 0) {
            throw new CannotStartException("--keep-days is a number of days, or 0 to keep events for ever.");
        }
        House house = House.open(data, Clock.systemUTC());
        try {
            if (aws != null) {
                house.add(aws);
            }
            if (keepDays > 0) {
                house.keepFor(Duration.ofDays(keepDays));
            }
            return house;
        } catch (CannotStartException e) {
            house.close();
            throw e;
        }
    }

    private URI page(Host listening) {
        String base = url.map(URI::toString).orElseGet(listening::url);
        return URI.create(base.endsWith("/") ? base : base + "/");
    }

    private static void stop(Host listening, House house, CountDownLatch stopped) {
        listening.close();
        house.close();
        stopped.countDown();
    }
}
