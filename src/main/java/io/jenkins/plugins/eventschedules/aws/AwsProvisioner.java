package io.jenkins.plugins.eventschedules.aws;

import io.jenkins.plugins.eventschedules.aws.phase.Scrub;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.Provisioner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;

/** Hands a phase to whoever knows the event's kind of target, and lets no secret out of what comes back. */
record AwsProvisioner(Provisioner automations, Provisioner products, Scrub scrub) implements Provisioner {

    @Override
    public Report start(Event event, PhaseRun run) {
        return scrub.of(event, of(event).start(event, run));
    }

    @Override
    public Report follow(Event event, PhaseRun run) {
        return scrub.of(event, of(event).follow(event, run));
    }

    @Override
    public Report stop(Event event, PhaseRun run) {
        return scrub.of(event, of(event).stop(event, run));
    }

    private Provisioner of(Event event) {
        return event.plan().target().type() == TargetType.AUTOMATION ? automations : products;
    }
}
