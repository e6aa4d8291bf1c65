package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.lifecycle.port.Audit;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit.Check;
import io.jenkins.plugins.eventschedules.web.json.AuditJson;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One run of an audit, as far as it has come. It is carried out by one thread and looked at by many. */
final class AuditRun implements Runnable {

    private static final Logger LOG = Logger.getLogger(AuditRun.class.getName());

    private final Audit audit;
    private final InstantSource clock;
    private final Instant started;
    private final List<Check> checks = new ArrayList<>();
    private Optional<Instant> finished = Optional.empty();
    private boolean broken;

    AuditRun(Audit audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
        this.started = clock.instant();
    }

    @Override
    public void run() {
        try {
            audit.run(this::hear);
        } catch (RuntimeException | LinkageError e) {
            // An audit tells what it cannot see as a check: this is a fault of ours, and the log has it.
            LOG.log(Level.SEVERE, "An audit broke off", e);
            breakOff();
        } finally {
            finish();
        }
    }

    private synchronized void hear(Check check) {
        checks.add(check);
    }

    private synchronized void breakOff() {
        broken = true;
    }

    private synchronized void finish() {
        finished = Optional.of(clock.instant());
    }

    synchronized boolean isRunning() {
        return finished.isEmpty();
    }

    /** Whether it is of this audit: an environment that was configured anew has another one. */
    boolean isOf(Audit other) {
        return audit == other;
    }

    synchronized AuditJson shown() {
        return AuditJson.of(started, finished, broken, checks);
    }
}
