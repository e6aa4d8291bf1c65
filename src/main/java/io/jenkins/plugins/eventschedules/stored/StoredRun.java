package io.jenkins.plugins.eventschedules.stored;

import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.PhaseRun.Result;
import io.jenkins.plugins.eventschedules.event.Step;
import io.jenkins.plugins.eventschedules.event.Step.State;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The JSON of one attempt of a phase. */
public record StoredRun(
        String phase,
        String token,
        Instant claimedAt,
        Duration timeout,
        Optional<Instant> startedAt,
        Optional<String> executionId,
        Optional<URI> console,
        List<StoredStep> steps,
        Optional<String> trouble,
        String result,
        Optional<Instant> endedAt) {

    public static StoredRun of(PhaseRun run) {
        return new StoredRun(
                Word.of(run.phase()),
                run.token(),
                run.claimedAt(),
                run.timeout(),
                run.startedAt(),
                run.executionId(),
                run.console(),
                run.steps().stream().map(StoredStep::of).toList(),
                run.trouble(),
                Word.of(run.result()),
                run.endedAt());
    }

    public PhaseRun run() {
        return new PhaseRun(
                Word.in(Phase.class, phase),
                token,
                claimedAt,
                timeout,
                startedAt,
                executionId,
                console,
                steps.stream().map(StoredStep::step).toList(),
                trouble,
                Word.in(Result.class, result),
                endedAt);
    }

    /** One {@link Step} of it. */
    public record StoredStep(
            String name, String action, String state, Optional<Instant> startedAt, Optional<Instant> endedAt) {

        static StoredStep of(Step step) {
            return new StoredStep(step.name(), step.action(), Word.of(step.state()), step.startedAt(), step.endedAt());
        }

        Step step() {
            return new Step(name, action, Word.in(State.class, state), startedAt, endedAt);
        }
    }
}
