package io.jenkins.plugins.eventschedules.observe;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.lifecycle.port.Provisioner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import java.util.function.Supplier;

/** A provisioner whose calls are counted and timed, by what came of them. */
final class TimedProvisioner implements Provisioner {

    private final Provisioner provisioner;
    private final CallMeasures.Calls calls;

    TimedProvisioner(Provisioner provisioner, CallMeasures.Calls calls) {
        this.provisioner = provisioner;
        this.calls = calls;
    }

    @Override
    public Report start(Event event, PhaseRun run) {
        return timed("start", () -> provisioner.start(event, run));
    }

    @Override
    public Report follow(Event event, PhaseRun run) {
        return timed("follow", () -> provisioner.follow(event, run));
    }

    @Override
    public Report stop(Event event, PhaseRun run) {
        return timed("stop", () -> provisioner.stop(event, run));
    }

    private Report timed(String call, Supplier<Report> made) {
        long begun = calls.begin();
        String result = "broken";
        try {
            Report report = made.get();
            result = result(report);
            return report;
        } finally {
            calls.end(call, result, begun);
        }
    }

    private static String result(Report report) {
        if (report instanceof Report.Started) {
            return "started";
        } else if (report instanceof Report.Running) {
            return "running";
        } else if (report instanceof Report.Succeeded) {
            return "succeeded";
        } else if (report instanceof Report.Failed) {
            return "failed";
        } else if (report instanceof Report.Stopped) {
            return "stopped";
        }
        return "unreachable";
    }
}
