package io.jenkins.plugins.eventschedules.sandbox;

import io.jenkins.plugins.eventschedules.event.Criticality;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Origin;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.Target;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.event.Window;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import io.jenkins.plugins.eventschedules.sandbox.ledger.Ledger;
import io.jenkins.plugins.eventschedules.sandbox.run.Behaviour;
import io.jenkins.plugins.eventschedules.sandbox.run.Behaviours;
import io.jenkins.plugins.eventschedules.sandbox.run.Pace;
import io.jenkins.plugins.eventschedules.sandbox.shelf.Shelf;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A sandbox in a folder of a test, on a clock that the test sets, with events to run in it. */
public final class Rehearsal implements AutoCloseable {

    public static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    static final Duration PHASE = Duration.ofSeconds(4);

    private static final SandboxCatalog BUNDLED = new SandboxCatalog(List.of(Shelf.bundled()), NOON);

    private final Path folder;
    private SandboxCatalog catalog = BUNDLED;
    private Secrets secrets = Secrets.NONE;
    private Behaviours behaviours = new Drill(Pace.steady(PHASE));
    private Pace pace = new Drill(Pace.steady(PHASE));
    private Instant now = NOON;
    private Ledger ledger;
    private SandboxProvisioner provisioner;

    Rehearsal(Path folder) {
        this.folder = folder;
        reopen();
    }

    Rehearsal with(Secrets some) {
        secrets = some;
        return reopen();
    }

    Rehearsal behaving(Behaviour behaviour) {
        behaviours = (event, phase, attempt) -> behaviour;
        pace = Pace.steady(PHASE);
        return reopen();
    }

    /** The process ends, and another begins. */
    Rehearsal reopen() {
        close();
        ledger = Ledger.open(folder, now);
        provisioner = new SandboxProvisioner(catalog, ledger, secrets, behaviours, pace, () -> now);
        return this;
    }

    Rehearsal at(Instant moment) {
        now = moment;
        return this;
    }

    Rehearsal after(Duration time) {
        return at(now.plus(time));
    }

    Instant now() {
        return now;
    }

    SandboxCatalog catalog() {
        return catalog;
    }

    Ledger ledger() {
        return ledger;
    }

    Path file() {
        return folder.resolve("sandbox-executions.jsonl");
    }

    Report start(Event event, PhaseRun run) {
        return provisioner.start(event, run);
    }

    Report follow(Event event, PhaseRun run) {
        return provisioner.follow(event, run);
    }

    Report stop(Event event, PhaseRun run) {
        return provisioner.stop(event, run);
    }

    /** Starts the attempt and looks at it when it should be over. */
    Report through(Event event, PhaseRun run) {
        Report started = start(event, run);
        return started instanceof Report.Started ? after(PHASE).follow(event, run) : started;
    }

    @Override
    public void close() {
        if (ledger != null) {
            ledger.close();
        }
    }

    public static Event anEvent() {
        return drill(Map.of());
    }

    static Event drill(Map<String, String> parameters) {
        return event(TargetType.AUTOMATION, Drill.TARGET, texts(parameters));
    }

    static Map<String, ParameterValue> texts(Map<String, String> parameters) {
        Map<String, ParameterValue> values = new TreeMap<>();
        parameters.forEach((name, text) -> values.put(name, ParameterValue.of(text)));
        return values;
    }

    static Event event(TargetType type, String target, Map<String, ParameterValue> parameters) {
        Plan plan = new Plan(
                "Cup final",
                "",
                new Window(NOON, NOON.plus(Duration.ofHours(1)), ZoneOffset.UTC),
                Duration.ofMinutes(20),
                Optional.empty(),
                Criticality.NORMAL,
                "",
                new Target(type, target, SandboxCatalog.VERSION),
                parameters,
                Map.of());
        return new Event(
                new EventId("01JDXM4Z5N0000000000000000"),
                1,
                1,
                "sandbox",
                "alice",
                Origin.NONE,
                plan,
                Status.SCHEDULED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                NOON,
                NOON);
    }

    public static PhaseRun preroll(Event event) {
        return attempt(event, Phase.PREROLL, 1);
    }

    static PhaseRun postroll(Event event) {
        return attempt(event, Phase.POSTROLL, 1);
    }

    /** A retry is another revision. */
    static PhaseRun attempt(Event event, Phase phase, long revision) {
        return PhaseRun.claimed(event.id(), revision, phase, NOON, Duration.ofMinutes(15));
    }
}
