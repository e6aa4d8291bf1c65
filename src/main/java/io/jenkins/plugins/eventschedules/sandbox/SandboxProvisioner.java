package io.jenkins.plugins.eventschedules.sandbox;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.lifecycle.port.Provisioner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Blueprint;
import io.jenkins.plugins.eventschedules.sandbox.ledger.Execution;
import io.jenkins.plugins.eventschedules.sandbox.ledger.Ledger;
import io.jenkins.plugins.eventschedules.sandbox.run.Behaviour;
import io.jenkins.plugins.eventschedules.sandbox.run.Behaviours;
import io.jenkins.plugins.eventschedules.sandbox.run.Forward;
import io.jenkins.plugins.eventschedules.sandbox.run.Pace;
import io.jenkins.plugins.eventschedules.sandbox.run.Timeline;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A provider that only tells a story: which steps a target would take, how far they are by now, and what they would
 * yield. Nothing runs between two calls; all that it remembers is in its ledger.
 */
public final class SandboxProvisioner implements Provisioner {

    private final SandboxCatalog catalog;
    private final Ledger ledger;
    private final RevealSecrets secrets;
    private final Behaviours behaviours;
    private final Pace pace;
    private final InstantSource clock;
    private final Forward forward = new Forward();

    public SandboxProvisioner(
            SandboxCatalog catalog,
            Ledger ledger,
            Secrets secrets,
            Behaviours behaviours,
            Pace pace,
            InstantSource clock) {
        this.catalog = catalog;
        this.ledger = ledger;
        this.secrets = new RevealSecrets(secrets);
        this.behaviours = behaviours;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public Report start(Event event, PhaseRun run) {
        return line("start", event, run).carry(() -> begin(event, run));
    }

    @Override
    public Report follow(Event event, PhaseRun run) {
        return line("follow", event, run).carry(() -> look(event, run));
    }

    @Override
    public Report stop(Event event, PhaseRun run) {
        return line("stop", event, run).carry(() -> halt(event, run));
    }

    private Report begin(Event event, PhaseRun run) {
        Optional<Report> settled = settled(run);
        if (settled.isPresent()) {
            return settled.get();
        }
        Optional<Blueprint> blueprint = catalog.blueprint(event.plan().target());
        if (blueprint.isEmpty()) {
            return new Report.Failed(List.of(), gone(event));
        }
        Optional<String> missing = secrets.missing(event, run.phase(), blueprint.get());
        if (missing.isPresent()) {
            return new Report.Failed(
                    List.of(),
                    "The secret of the parameter " + missing.get()
                            + " is not there, or may not be read. Choose another one, or put it back.");
        }
        Behaviour behaviour = behaviour(event, run);
        if (behaviour instanceof Behaviour.Refuse) {
            ledger.refuse(event, run, now());
        } else if (ledger.start(event, run, now()) && behaviour instanceof Behaviour.Lost) {
            return new Report.Unreachable("The answer of the provider was lost.");
        }
        // Not from what this call did, but from what the ledger has: a stop may have come first.
        return settled(run).orElseThrow();
    }

    /** What a start can only repeat. */
    private Optional<Report> settled(PhaseRun run) {
        return ledger.find(run).flatMap(known -> {
            if (known.refused()) {
                return Optional.of(new Report.Failed(List.of(), "The provider refused to start it."));
            }
            if (known.stoppedAt().isPresent()) {
                return Optional.of(new Report.Failed(List.of(), "It was told to stop, and does not start any more."));
            }
            return known.startedAt().map(any -> new Report.Started(executionId(run), Optional.empty()));
        });
    }

    private Report look(Event event, PhaseRun run) {
        Optional<Execution> known =
                ledger.find(run).filter(execution -> execution.startedAt().isPresent());
        if (known.isEmpty()) {
            return new Report.Failed(
                    List.of(),
                    "The sandbox knows no execution " + run.executionId().orElse(run.token())
                            + ": its ledger was removed, or it is older than 30 days.");
        }
        return timeline(event, run, known.get())
                .map(timeline -> known.get()
                        .stoppedAt()
                        .map(timeline::stoppedAt)
                        .orElseGet(() -> timeline.at(forward.seen(run.token(), now()))))
                .orElseGet(() -> new Report.Failed(List.of(), gone(event)));
    }

    private Report halt(Event event, PhaseRun run) {
        Instant moment = forward.seen(run.token(), now());
        Optional<Execution> known = ledger.find(run);
        Optional<Timeline> timeline = known.flatMap(execution -> timeline(event, run, execution));
        boolean over = timeline.isPresent() && !(timeline.get().at(moment) instanceof Report.Running);
        if (!over) {
            ledger.stop(event, run, moment);
        }
        Instant stopped = ledger.find(run).flatMap(Execution::stoppedAt).orElse(moment);
        return timeline.map(told -> told.stoppedAt(stopped)).orElseGet(() -> new Report.Stopped(List.of()));
    }

    private Optional<Timeline> timeline(Event event, PhaseRun run, Execution execution) {
        return catalog.blueprint(event.plan().target()).flatMap(blueprint -> execution
                .startedAt()
                .map(startedAt -> new Timeline(
                        blueprint.course(run.phase(), event.plan().allParameters()),
                        behaviour(event, run),
                        startedAt,
                        pace.of(event, run.phase()))));
    }

    private Wire line(String call, Event event, PhaseRun run) {
        return new Wire(call, event, run, behaviour(event, run), ledger, clock);
    }

    private Behaviour behaviour(Event event, PhaseRun run) {
        return behaviours.of(event, run.phase(), ledger.attempt(event, run));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** It follows from the token, so that there is nothing to lose. */
    private static String executionId(PhaseRun run) {
        return UUID.nameUUIDFromBytes(run.token().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static String gone(Event event) {
        return "The sandbox has no usable target " + event.plan().target().name()
                + ": look at the catalog for the reason.";
    }
}
