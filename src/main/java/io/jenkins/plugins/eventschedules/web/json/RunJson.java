package io.jenkins.plugins.eventschedules.web.json;

import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Step;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One attempt of a phase as the API shows it. */
public record RunJson(
        String token,
        Instant claimedAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Instant deadline,
        Optional<String> executionId,
        Optional<URI> console,
        PhaseRun.Result result,
        Optional<String> trouble,
        List<Step> steps) {

    static RunJson of(PhaseRun run) {
        return new RunJson(
                run.token(),
                run.claimedAt(),
                run.startedAt(),
                run.endedAt(),
                run.deadline(),
                run.executionId(),
                run.console(),
                run.result(),
                run.trouble(),
                run.steps());
    }
}
