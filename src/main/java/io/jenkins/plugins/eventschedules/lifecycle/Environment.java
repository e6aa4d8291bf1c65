package io.jenkins.plugins.eventschedules.lifecycle;

import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
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
 * @param audit absent where nobody can tell whether everything is in place
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
        Optional<Audit> audit) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** With secrets that this process looks up, and without an audit. */
    public Environment(
            String name,
            String label,
            String kind,
            Limits limits,
            Catalog catalog,
            EventStore store,
            Runner runner,
            Schedules schedules) {
        this(name, label, kind, limits, catalog, store, runner, schedules, Secrets.Naming.ID, Optional.empty());
    }

    public Environment {
        Objects.requireNonNull(audit, "audit");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("an environment's name is 1 to 40 of a-z, 0-9 and hyphen");
        }
    }
}
