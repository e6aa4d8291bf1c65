package io.jenkins.plugins.eventschedules.controller;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.lifecycle.port.Provisioner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A provider that does at once what it is asked, and remembers what it was asked to start. */
final class PromptProvider implements Provisioner {

    private final Queue<String> started = new ConcurrentLinkedQueue<>();

    @Override
    public Report start(Event event, PhaseRun run) {
        started.add(run.token());
        return new Report.Started("exec-" + run.token(), Optional.empty());
    }

    @Override
    public Report follow(Event event, PhaseRun run) {
        return new Report.Succeeded(List.of(), Map.of());
    }

    @Override
    public Report stop(Event event, PhaseRun run) {
        return new Report.Stopped(List.of());
    }

    /** The tokens, in order, each as often as it was asked for. */
    Queue<String> started() {
        return started;
    }
}
