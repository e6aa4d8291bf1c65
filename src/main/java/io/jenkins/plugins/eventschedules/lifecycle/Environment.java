package io.jenkins.plugins.eventschedules.lifecycle;

import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.lifecycle.insight.Insights;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans;
import io.jenkins.plugins.eventschedules.lifecycle.port.Runner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A named, complete world in which events run.
 *
 * @param name its place in the API and in every stored event: 1 to 40 of a-z, 0-9 and hyphen
 * @param label its name for people
 * @param kind {@code sandbox}, or where else its targets run
 * @param secrets how parameters name secrets in it
 * @param insights what its events use
 * @param audit absent where nobody can tell whether everything is in place
 * @param orphans absent where nothing can be left over
 */
public record Environment(
        String name,
        String label,
        String kind,
        Limits limits,
        Catalog catalog,
        EventStore store,
        Runner runner,
        Schedules schedules,
        Secrets.Naming secrets,
        Insights insights,
        Optional<Audit> audit,
        Optional<Orphans> orphans) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public Environment {
        Objects.requireNonNull(audit, "audit");
        Objects.requireNonNull(orphans, "orphans");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("an environment's name is 1 to 40 of a-z, 0-9 and hyphen");
        }
    }

    /** The same, which shows what its events use. */
    public Environment showing(Insights some) {
        return new Environment(
                name, label, kind, limits, catalog, store, runner, schedules, secrets, some, audit, orphans);
    }

    /** Without insights and an audit, and with nothing that can be left over. */
    public Environment(
            String name,
            String label,
            String kind,
            Limits limits,
            Catalog catalog,
            EventStore store,
            Runner runner,
            Schedules schedules,
            Secrets.Naming secrets) {
        this(
                name,
                label,
                kind,
                limits,
                catalog,
                store,
                runner,
                schedules,
                secrets,
                Insights.NONE,
                Optional.empty(),
                Optional.empty());
    }

    /** Likewise, with secrets that this process looks up. */
    public Environment(
            String name,
            String label,
            String kind,
            Limits limits,
            Catalog catalog,
            EventStore store,
            Runner runner,
            Schedules schedules) {
        this(name, label, kind, limits, catalog, store, runner, schedules, Secrets.Naming.ID);
    }
}
