package io.jenkins.plugins.eventschedules.event;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One attempt of a phase: claimed first, then started at the provider, then followed to its end.
 *
 * @param token derived from event id, revision and phase; the provider uses it to start this attempt at most once
 * @param timeout how long the provider may take once it was reached
 * @param startedAt when the provider confirmed that it runs; absent before that, and together with executionId
 * @param executionId the provider's own id
 * @param console where a person can look at it in the provider's own console
 * @param trouble why the provider cannot be reached at present; the attempt goes on
 * @param endedAt present exactly when the result is no longer RUNNING
 */
public record PhaseRun(
        Phase phase,
        String token,
        Instant claimedAt,
        Duration timeout,
        Optional<Instant> startedAt,
        Optional<String> executionId,
        Optional<URI> console,
        List<Step> steps,
        Optional<String> trouble,
        Result result,
        Optional<Instant> endedAt) {

    /** How an attempt went. */
    public enum Result {
        RUNNING,
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        STOPPED
    }

    public PhaseRun {
        Objects.requireNonNull(phase, "phase");
        Require.that(!token.isBlank(), "an attempt has a token");
        Require.that(startedAt.isPresent() == executionId.isPresent(), "a started attempt has the provider's id");
        Require.that(endedAt.isPresent() == (result != Result.RUNNING), "an attempt that is over has an end");
        steps = List.copyOf(steps);
    }

    /** The claim: nothing was started yet. */
    public static PhaseRun claimed(EventId id, long revision, Phase phase, Instant now, Duration timeout) {
        return new PhaseRun(
                phase,
                tokenOf(id, revision, phase),
                now,
                timeout,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Result.RUNNING,
                Optional.empty());
    }

    /** The one place where names and idempotency tokens come from. */
    public static String tokenOf(EventId id, long revision, Phase phase) {
        return id.value() + "-r" + revision + "-" + phase.word();
    }

    public boolean isRunning() {
        return result == Result.RUNNING;
    }

    public boolean isStarted() {
        return executionId.isPresent();
    }

    /** When the provider's time is up, counted from the start at the provider, or from the claim until then. */
    public Instant deadline() {
        return startedAt.orElse(claimedAt).plus(timeout);
    }

    /** How long it took from its claim to its success; absent unless it succeeded. */
    public Optional<Duration> took() {
        return result == Result.SUCCEEDED ? endedAt.map(end -> Duration.between(claimedAt, end)) : Optional.empty();
    }

    public PhaseRun started(String id, Optional<URI> where, Instant now) {
        return new PhaseRun(
                phase,
                token,
                claimedAt,
                timeout,
                Optional.of(now),
                Optional.of(id),
                where,
                steps,
                Optional.empty(),
                result,
                endedAt);
    }

    public PhaseRun progressed(List<Step> now) {
        return new PhaseRun(
                phase,
                token,
                claimedAt,
                timeout,
                startedAt,
                executionId,
                console,
                now,
                Optional.empty(),
                result,
                endedAt);
    }

    public PhaseRun troubled(String why) {
        return new PhaseRun(
                phase,
                token,
                claimedAt,
                timeout,
                startedAt,
                executionId,
                console,
                steps,
                Optional.of(why),
                result,
                endedAt);
    }

    public PhaseRun over(Result how, Instant now) {
        return new PhaseRun(
                phase,
                token,
                claimedAt,
                timeout,
                startedAt,
                executionId,
                console,
                steps,
                Optional.empty(),
                how,
                Optional.of(now));
    }
}
