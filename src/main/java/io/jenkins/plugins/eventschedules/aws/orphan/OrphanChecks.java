package io.jenkins.plugins.eventschedules.aws.orphan;

import io.jenkins.plugins.eventschedules.lifecycle.port.Audit;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphan;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is left over, as part of an audit: a check for each orphan and each live event without resources.
 *
 * @param rest of the audit, which is run before
 */
public record OrphanChecks(Audit rest, Orphans orphans) implements Audit {

    private static final String LEFT = "left-over";
    private static final String BEREFT = "live-without-resources";

    @Override
    public List<Check> run(Consumer<Check> heard) {
        List<Check> all = new ArrayList<>(rest.run(heard));
        // Whoever interrupts an audit has what was found by then.
        if (!Thread.currentThread().isInterrupted()) {
            List<Check> checks = checks(orphans.look());
            checks.forEach(heard);
            all.addAll(checks);
        }
        return all;
    }

    private static List<Check> checks(Orphans.Look look) {
        List<Check> checks = new ArrayList<>();
        look.orphans().forEach(orphan -> checks.add(check(orphan)));
        look.bereft()
                .forEach(event -> checks.add(new Check(
                        BEREFT,
                        "event " + event.name() + " (" + event.event() + ")",
                        Audit.Verdict.FAILED,
                        event.message(),
                        Optional.of("End the event now."))));
        look.gaps()
                .forEach(gap -> checks.add(new Check(LEFT, "account", Audit.Verdict.UNKNOWN, gap, Optional.empty())));
        if (checks.isEmpty()) {
            checks.add(new Check(
                    LEFT,
                    "account",
                    Audit.Verdict.PASSED,
                    "Nothing is left over, and every live event has its resources.",
                    Optional.empty()));
        }
        return checks;
    }

    private static Check check(Orphan orphan) {
        return new Check(
                LEFT,
                orphan.kind().name().toLowerCase(Locale.ROOT) + " " + orphan.name(),
                Audit.Verdict.WARNING,
                "It was started for the event " + orphan.event() + ", which is " + told(orphan.fate()) + "."
                        + orphan.since()
                                .map(since -> " It is there since " + since + ".")
                                .orElse(""),
                Optional.of(orphan.obstacle()
                        .orElse("Remove it: event-schedules orphans --remove " + orphan.id() + " --event "
                                + orphan.event())));
    }

    private static String told(Orphan.Fate fate) {
        return switch (fate) {
            case UNKNOWN -> "not known here";
            case DELETED -> "deleted";
            case ENDED -> "ended";
            case MISSED -> "missed";
            case CANCELLED -> "cancelled";
            case FAILED -> "failed";
        };
    }
}
