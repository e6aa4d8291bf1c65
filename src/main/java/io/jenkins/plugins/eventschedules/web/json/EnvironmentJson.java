package io.jenkins.plugins.eventschedules.web.json;

import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An environment as the API shows it to one caller.
 *
 * @param secrets how parameters name secrets: {@code id} or {@code reference}
 * @param may what this caller may do in it beyond looking
 * @param folders where this caller may make events, as far as the host tells; the empty text is no folder
 * @param keptFor how long after the last that happened to it a finished event leaves the store; absent when it stays
 * @param now the server's clock, so that a page can count down by it
 */
public record EnvironmentJson(
        String name,
        String label,
        String kind,
        String secrets,
        List<String> may,
        List<String> folders,
        Limits limits,
        RunnerJson runner,
        CatalogAgeJson catalog,
        Optional<Duration> keptFor,
        Instant now) {

    /** All that a caller may see. */
    public record All(List<EnvironmentJson> environments) {}

    public static EnvironmentJson of(
            Environment environment, List<String> may, List<String> folders, Optional<Duration> keptFor, Instant now) {
        return new EnvironmentJson(
                environment.name(),
                environment.label(),
                environment.kind(),
                environment.secrets().name().toLowerCase(Locale.ROOT),
                may,
                folders,
                environment.limits(),
                RunnerJson.of(environment.runner()),
                CatalogAgeJson.of(environment.catalog().listing()),
                keptFor,
                now);
    }
}
