package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.aws.takeover.Order;
import io.jenkins.plugins.eventschedules.aws.takeover.Outcome;
import io.jenkins.plugins.eventschedules.aws.takeover.OutcomeJson;
import io.jenkins.plugins.eventschedules.aws.takeover.OutcomeLines;
import io.jenkins.plugins.eventschedules.aws.takeover.Row;
import io.jenkins.plugins.eventschedules.aws.takeover.TableExport;
import io.jenkins.plugins.eventschedules.aws.takeover.TakeOver;
import io.jenkins.plugins.eventschedules.aws.takeover.UnreadableExportException;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.web.json.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes events over from the AWS sample. */
@Command(
        name = "takeover",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Takes over the coming events of the AWS sample Event Scheduling Platform: says what would become"
                + " of each, and makes them once you say --apply. A second time it makes nothing twice. Without"
                + " --aws-region it rehearses in the sandbox.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:nothing is left to do",
            "1:it could not be done; the message says why",
            "2:the command line is wrong",
            "3:events would be made",
            "4:some need you to look after them"
        })
final class TakeOverCommand implements Callable<Integer> {

    private static final int TO_MAKE = 3;
    private static final int NEEDS_SOMEBODY = 4;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "TABLE",
            description = "The folder of an export of the table to S3, one of its data files, or what aws dynamodb scan"
                    + " wrote.")
    private Path table;

    @ArgGroup(exclusive = false)
    private AwsOptions aws;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where events are kept (default: event-schedules-data). No host may use it at the same time.")
    private Path data = Path.of("event-schedules-data");

    @Option(names = "--apply", description = "Makes the events.")
    private boolean apply;

    @Option(
            names = "--owner",
            paramLabel = "NAME",
            description = "Whose events they will be (default: who runs this); the sample knows no owners.")
    private String owner = System.getProperty("user.name");

    @Option(names = "--zone", paramLabel = "ZONE", description = "In which people read the times (default: UTC).")
    private String zone = "UTC";

    @Option(
            names = "--lead",
            paramLabel = "DURATION",
            description = "How long before its start an event comes up, as PT20M (default: PT0S, as in the sample).")
    private String lead = "PT0S";

    @Option(
            names = "--target",
            paramLabel = "THERE=HERE",
            description = "The name here of a document, or of the product with that id.")
    private List<String> targets = List.of();

    @Option(
            names = "--secret",
            paramLabel = "PARAMETER=ID",
            description = "Which secret a parameter gets. What the sample kept in plain text is never taken over.")
    private List<String> secrets = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text).")
    private Format format = Format.text;

    @Override
    public Integer call() {
        Order order = new Order(zone, lead, "", pairs("--target", targets), pairs("--secret", secrets));
        try {
            List<Row> rows = TableExport.read(table);
            try (StillHouse house = StillHouse.open(data, aws, Clock.systemUTC())) {
                return take(house.environment(), order, rows);
            }
        } catch (UnreadableExportException | CannotStartException | StoreException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private int take(Environment environment, Order order, List<Row> rows) {
        environment.catalog().listing().gaps().forEach(spec.commandLine().getErr()::println);
        TakeOver takeOver = new TakeOver(environment, order, Clock.systemUTC().instant());
        List<Outcome> outcomes = apply ? takeOver.carryOut(rows, Actor.person(owner)) : takeOver.plan(rows);
        if (format == Format.json) {
            out().println(Json.text(OutcomeJson.of(outcomes)));
        } else {
            OutcomeLines.of(outcomes, apply).forEach(out()::println);
        }
        if (Outcome.needSomebody(outcomes)) {
            return NEEDS_SOMEBODY;
        }
        return !apply && Outcome.areTaken(outcomes) ? TO_MAKE : CommandLine.ExitCode.OK;
    }

    private Map<String, String> pairs(String option, List<String> given) {
        try {
            return Order.pairs(given);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage());
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
