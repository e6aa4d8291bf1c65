package io.jenkins.plugins.eventschedules.jenkins.cli;

import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.house.Visitor;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit.Check;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit.Verdict;
import io.jenkins.plugins.eventschedules.web.export.AuditText;
import io.jenkins.plugins.eventschedules.web.json.AuditJson;
import io.jenkins.plugins.eventschedules.web.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;

/** Looks whether everything that events will need is in place. Whoever calls waits for it. */
@Extension
public final class AuditEnvironment extends EventsCommand {

    /** Jenkins keeps the numbers below 16 for itself. */
    private static final int FAILED = 16;

    private static final int UNKNOWN = 17;

    private List<Check> checks = List.of();

    @Override
    public String getName() {
        return "event-schedules-audit";
    }

    @Override
    public String getShortDescription() {
        return Messages.AuditEnvironment_shortDescription();
    }

    @Override
    void carryOut(Visitor visitor) throws AbortException {
        Jenkins.get().checkPermission(EventSchedulesPermissions.CONFIGURE);
        Audit audit = visitor.environment()
                .audit()
                .orElseThrow(() -> new AbortException(
                        Messages.AuditEnvironment_none(visitor.environment().name())));
        Instant started = House.get().now();
        checks = audit.run(check -> {});
        if (wantsJson()) {
            tell(Json.bytes(AuditJson.of(started, Optional.of(House.get().now()), false, checks)));
        } else {
            AuditText.of(checks).forEach(stdout::println);
        }
    }

    @Override
    int exitCode() {
        if (Audit.has(Verdict.FAILED, checks)) {
            return FAILED;
        }
        return Audit.has(Verdict.UNKNOWN, checks) ? UNKNOWN : 0;
    }
}
