package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.aws.AwsSettings;
import io.jenkins.plugins.eventschedules.aws.AwsWorld;
import io.jenkins.plugins.eventschedules.aws.phase.Owner;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.InstallationName;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans.Look;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans.Removal;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.store.Installation;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import io.jenkins.plugins.eventschedules.web.export.OrphanLines;
import io.jenkins.plugins.eventschedules.web.json.Json;
import io.jenkins.plugins.eventschedules.web.json.OrphansJson;
import io.jenkins.plugins.eventschedules.web.json.RemovalJson;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what events left in an AWS account, and removes one of those when it is told which. */
@Command(
        name = "orphans",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists what events left over in an AWS account, and removes one of those when it is told which.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:nothing is left over; or what was to be removed is gone or going",
            "1:it could not be done; the message says why",
            "2:the command line is wrong",
            "3:something is left over",
            "4:nothing was found, but not everything could be looked at"
        })
final class OrphansCommand implements Callable<Integer> {

    private static final int LEFT = 3;
    private static final int INCOMPLETE = 4;

    @Spec
    private CommandSpec spec;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private AwsOptions aws;

    @ArgGroup(exclusive = false)
    private Chosen chosen;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where events are kept (default: event-schedules-data). No host may use it at the same time.")
    private Path data = Path.of("event-schedules-data");

    @Option(
            names = "--installation",
            paramLabel = "NAME",
            description = "Takes what this installation started for left over, too. Only for one that is gone for good:"
                    + " its events count as over, even those that still go on.")
    private Optional<String> installation = Optional.empty();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text).")
    private Format format = Format.text;

    /** Both or none: whoever removes says what they saw. */
    static final class Chosen {
        @Option(names = "--remove", required = true, paramLabel = "ID", description = "Removes the one with this id.")
        private String id;

        @Option(
                names = "--event",
                required = true,
                paramLabel = "EVENT",
                description = "The event that it names: with another nothing is done.")
        private String event;
    }

    @Override
    public Integer call() {
        if (chosen != null && !EventId.isWellFormed(chosen.event)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--event must be the id of an event.");
        }
        if (installation.filter(name -> !InstallationName.isOne(name)).isPresent()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--installation must be " + InstallationName.FORM + ".");
        }
        Path file = data.resolve("events.db");
        try {
            return with(file, aws.name(), aws.settings());
        } catch (CannotStartException | StoreException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private int with(Path file, String environment, AwsSettings settings) {
        try (SqliteStore store = SqliteStore.open(file, Clock.systemUTC());
                AwsWorld world = AwsWorld.open(
                        new Owner(environment, installation.orElseGet(() -> Installation.beside(file))),
                        settings,
                        Secrets.NONE,
                        Clock.systemUTC())) {
            Orphans orphans = world.orphans(store.events(environment));
            return chosen == null ? list(orphans.look()) : remove(orphans);
        }
    }

    private int list(Look look) {
        if (format == Format.json) {
            tell(Json.text(OrphansJson.of(look)));
        } else {
            OrphanLines.of(look).forEach(out()::println);
        }
        if (!look.orphans().isEmpty() || !look.bereft().isEmpty()) {
            return LEFT;
        }
        return look.gaps().isEmpty() ? CommandLine.ExitCode.OK : INCOMPLETE;
    }

    private int remove(Orphans orphans) {
        Removal removal =
                orphans.remove(chosen.id, new EventId(chosen.event), Actor.person(System.getProperty("user.name")));
        if (removal instanceof Removal.Refused || removal instanceof Removal.NotNow) {
            spec.commandLine().getErr().println(removal.message());
            return CommandLine.ExitCode.SOFTWARE;
        }
        if (format == Format.text) {
            out().println(removal.message());
        } else if (removal instanceof Removal.Begun begun) {
            tell(Json.text(RemovalJson.begun(begun.message(), begun.console())));
        } else {
            tell(Json.text(RemovalJson.gone(removal.message())));
        }
        return CommandLine.ExitCode.OK;
    }

    private void tell(String json) {
        out().println(json);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
