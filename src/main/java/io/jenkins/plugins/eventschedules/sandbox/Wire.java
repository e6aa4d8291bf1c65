package io.jenkins.plugins.eventschedules.sandbox;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import io.jenkins.plugins.eventschedules.sandbox.ledger.Ledger;
import io.jenkins.plugins.eventschedules.sandbox.ledger.LedgerException;
import io.jenkins.plugins.eventschedules.sandbox.run.Behaviour;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/** One call on its way to the provider: it may be turned away or take its time, as the behaviour has it. */
record Wire(String call, Event event, PhaseRun run, Behaviour behaviour, Ledger ledger, InstantSource clock) {

    Report carry(Supplier<Report> work) {
        try {
            if (behaviour instanceof Behaviour.Throttle throttle
                    && ledger.throttle(event, run, call, throttle.calls(), clock.instant())) {
                return new Report.Unreachable("The provider throttles: too many calls at present.");
            }
            if (behaviour instanceof Behaviour.Slow slow) {
                rest(slow.each());
            }
            return work.get();
        } catch (LedgerException e) {
            return new Report.Unreachable(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Report.Unreachable("The call was given up before the provider answered.");
        }
    }

    private static void rest(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }
}
