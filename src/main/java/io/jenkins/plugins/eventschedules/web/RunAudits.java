package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.lifecycle.port.Audit;
import io.jenkins.plugins.eventschedules.web.http.BodyReader;
import io.jenkins.plugins.eventschedules.web.http.Kind;
import io.jenkins.plugins.eventschedules.web.http.MediaTypes;
import io.jenkins.plugins.eventschedules.web.http.ProblemException;
import io.jenkins.plugins.eventschedules.web.http.Reply;
import io.jenkins.plugins.eventschedules.web.json.AuditJson;
import io.jenkins.plugins.eventschedules.web.json.Json;
import io.jenkins.plugins.eventschedules.web.json.NoFields;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Has environments audited, in the background, one run of each at a time. The latest run of each is kept, for whoever
 * asks, until the host ends.
 */
final class RunAudits {

    private final InstantSource clock;
    private final Map<String, AuditRun> latest = new HashMap<>();

    RunAudits(InstantSource clock) {
        this.clock = clock;
    }

    Reply show(Call call, Access access) {
        return Reply.read(call.request(), Json.bytes(shown(access)));
    }

    /** Starts a run, or joins the one that is on its way. */
    Reply start(Call call, Access access) throws IOException {
        NoFields.require(BodyReader.read(call.request(), MediaTypes.JSON));
        begin(access);
        return Reply.accepted(Json.bytes(shown(access)));
    }

    private synchronized void begin(Access access) {
        Audit audit = audit(access);
        String name = access.environment().name();
        AuditRun before = latest.get(name);
        if (before != null && before.isOf(audit) && before.isRunning()) {
            return;
        }
        AuditRun run = new AuditRun(audit, clock);
        latest.put(name, run);
        Thread thread = new Thread(run, "event-schedules-audit-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized AuditJson shown(Access access) {
        Audit audit = audit(access);
        AuditRun run = latest.get(access.environment().name());
        return run != null && run.isOf(audit) ? run.shown() : AuditJson.NEVER;
    }

    private static Audit audit(Access access) {
        return access.environment()
                .audit()
                .orElseThrow(() -> new ProblemException(Kind.NOT_FOUND, "This environment has no audit."));
    }
}
