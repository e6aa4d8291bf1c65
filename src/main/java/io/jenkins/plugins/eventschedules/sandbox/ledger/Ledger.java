package io.jenkins.plugins.eventschedules.sandbox.ledger;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The memory of the simulated provider: which attempts it started, refused or stopped. It is what makes a start with
 * the same token the same execution, also after a crash. One process at a time, which the store beside it sees to.
 */
public final class Ledger implements AutoCloseable {

    static final String FILE = "sandbox-executions.jsonl";

    private static final Duration KEPT = Duration.ofDays(30);
    private final Path path;
    private final LedgerFile file;
    private final List<String> remarks;
    private final Map<String, Execution> executions = new HashMap<>();
    private final Map<String, List<String>> series = new HashMap<>();

    private Ledger(Path path, LedgerFile file, List<String> remarks) {
        this.path = path;
        this.file = file;
        this.remarks = List.copyOf(remarks);
    }

    /**
     * Opens the ledger in a folder, and makes both when they are not there.
     *
     * @throws LedgerException when that cannot be done
     */
    public static Ledger open(Path folder, Instant now) {
        Path path = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            Recall recall = Recall.of(LedgerFile.read(path), path, now.minus(KEPT));
            if (recall.differs()) {
                LedgerFile.rewrite(path, recall.texts());
            }
            Ledger ledger = new Ledger(path, LedgerFile.open(path), recall.remarks());
            recall.lines().forEach(ledger::remember);
            return ledger;
        } catch (IOException e) {
            throw new LedgerException(
                    "The sandbox cannot open its ledger " + path + ": " + e.getMessage()
                            + ". Check that the folder can be written, then start again.",
                    e);
        }
    }

    /** What was wrong with the file when it was opened, for an administrator. */
    public List<String> remarks() {
        return remarks;
    }

    public synchronized Optional<Execution> find(PhaseRun run) {
        return Optional.ofNullable(executions.get(run.token()));
    }

    /** The attempts of this event at this phase up to this one, itself included. */
    public synchronized int attempt(Event event, PhaseRun run) {
        List<String> tokens = series.getOrDefault(seriesOf(event, run.phase()), List.of());
        int index = tokens.indexOf(run.token());
        return (index < 0 ? tokens.size() : index) + 1;
    }

    /**
     * Starts an attempt of which nothing is known yet.
     *
     * @return whether this call did: otherwise it was started, refused or stopped before
     */
    public synchronized boolean start(Event event, PhaseRun run, Instant now) {
        return isOpen(run) && write(line(event, run, now, Line.Happening.STARTED, ""));
    }

    /** Refuses an attempt of which nothing is known yet. */
    public synchronized boolean refuse(Event event, PhaseRun run, Instant now) {
        return isOpen(run) && write(line(event, run, now, Line.Happening.REFUSED, ""));
    }

    /** Stops an attempt. One that was never started never will be. */
    public synchronized void stop(Event event, PhaseRun run, Instant now) {
        if (find(run).flatMap(Execution::stoppedAt).isEmpty()) {
            write(line(event, run, now, Line.Happening.STOPPED, ""));
        }
    }

    /** Turns a call away. @return whether fewer than so many of its kind were before */
    public synchronized boolean throttle(Event event, PhaseRun run, String call, int calls, Instant now) {
        int before =
                find(run).map(known -> known.throttled().getOrDefault(call, 0)).orElse(0);
        return before < calls && write(line(event, run, now, Line.Happening.THROTTLED, call));
    }

    /** Lets go of the file. Everything in it is on the disk already. */
    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new LedgerException("The sandbox cannot close its ledger " + path + ".", e);
        }
    }

    private boolean isOpen(PhaseRun run) {
        return find(run)
                .map(known -> known.startedAt().isEmpty() && known.stoppedAt().isEmpty() && !known.refused())
                .orElse(true);
    }

    private boolean write(Line line) {
        try {
            file.append(LineFormat.write(line));
        } catch (IOException e) {
            throw new LedgerException("The sandbox cannot write its ledger " + path + ": " + e.getMessage() + ".", e);
        }
        remember(line);
        return true;
    }

    private void remember(Line line) {
        executions.merge(line.token(), Execution.UNKNOWN.after(line), (known, first) -> known.after(line));
        List<String> tokens = series.computeIfAbsent(line.series(), any -> new ArrayList<>(1));
        if (!tokens.contains(line.token())) {
            tokens.add(line.token());
        }
    }

    private static Line line(Event event, PhaseRun run, Instant now, Line.Happening happening, String call) {
        Target target = event.plan().target();
        return new Line(
                happening,
                now,
                run.token(),
                event.id().value(),
                run.phase().word(),
                target.type().name().toLowerCase(Locale.ROOT) + " " + target.name() + " " + target.version(),
                call);
    }

    private static String seriesOf(Event event, Phase phase) {
        return event.id().value() + " " + phase.word();
    }
}
