package io.jenkins.plugins.eventschedules.web.json;

import io.jenkins.plugins.eventschedules.lifecycle.port.Runner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Runner.Health;
import io.jenkins.plugins.eventschedules.lifecycle.port.Runner.Lateness;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a runner does.
 *
 * @param patience after how long without a round something is wrong
 */
public record RunnerJson(
        Optional<Instant> lastRound,
        Duration patience,
        Optional<Lateness> lateness,
        int inFlight,
        Optional<String> trouble) {

    static RunnerJson of(Runner runner) {
        Health health = runner.health();
        return new RunnerJson(
                health.lastRound(), runner.patience(), health.lateness(), health.inFlight(), health.trouble());
    }
}
