package io.jenkins.plugins.eventschedules.jenkins.cli;

import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.eventschedules.aws.takeover.Order;
import io.jenkins.plugins.eventschedules.aws.takeover.Outcome;
import io.jenkins.plugins.eventschedules.aws.takeover.OutcomeJson;
import io.jenkins.plugins.eventschedules.aws.takeover.OutcomeLines;
import io.jenkins.plugins.eventschedules.aws.takeover.Row;
import io.jenkins.plugins.eventschedules.aws.takeover.TableExport;
import io.jenkins.plugins.eventschedules.aws.takeover.TakeOver;
import io.jenkins.plugins.eventschedules.aws.takeover.UnreadableExportException;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.house.Visitor;
import io.jenkins.plugins.eventschedules.web.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.args4j.Option;

/** Takes over the coming events of the AWS sample, from its table on standard input. */
@Extension
public final class TakeOverEvents extends EventsCommand {

    /** Jenkins keeps the numbers below 16 for itself. */
    private static final int TO_MAKE = 16;

    private static final int NEEDS_SOMEBODY = 17;

    @Option(name = "--apply", usage = "Makes the events. Without it, it is only told what would become of each.")
    private boolean apply;

    @Option(name = "--zone", metaVar = "ZONE", usage = "In which people read the times: UTC unless given.")
    private String zone = "UTC";

    @Option(
            name = "--lead",
            metaVar = "DURATION",
            usage = "How long before its start an event comes up, as PT20M: PT0S unless given, as in the sample.")
    private String lead = "PT0S";

    @Option(name = "--folder", metaVar = "NAME", usage = "The full name of the folder that the events belong to.")
    private String folder = "";

    @Option(
            name = "--target",
            metaVar = "THERE=HERE",
            usage = "The name here of a document, or of the product with that id. Can be given more than once.")
    private List<String> targets = new ArrayList<>();

    @Option(
            name = "--secret",
            metaVar = "PARAMETER=ID",
            usage = "Which secret a parameter gets: no value of the sample is taken over. Can be given more than once.")
    private List<String> secrets = new ArrayList<>();

    private List<Outcome> outcomes = List.of();

    @Override
    public String getName() {
        return "event-schedules-takeover";
    }

    @Override
    public String getShortDescription() {
        return Messages.TakeOverEvents_shortDescription();
    }

    @Override
    void carryOut(Visitor visitor) throws AbortException {
        visitor.requireManage();
        requireSchedule(visitor, folder);
        Order order = new Order(zone, lead, folder, Order.pairs(targets), Order.pairs(secrets));
        List<Row> rows = rows();
        TakeOver takeOver =
                new TakeOver(visitor.environment(), order, House.get().now());
        outcomes = apply ? takeOver.carryOut(rows, visitor.actor()) : takeOver.plan(rows);
        tell(() -> OutcomeLines.of(outcomes, apply), () -> Json.bytes(OutcomeJson.of(outcomes)));
    }

    private List<Row> rows() throws AbortException {
        try {
            return TableExport.read(stdin);
        } catch (UnreadableExportException e) {
            throw new AbortException(e.getMessage());
        }
    }

    @Override
    int exitCode() {
        if (Outcome.needSomebody(outcomes)) {
            return NEEDS_SOMEBODY;
        }
        return !apply && Outcome.areTaken(outcomes) ? TO_MAKE : 0;
    }
}
