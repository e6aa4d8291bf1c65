package io.jenkins.plugins.eventschedules.web.json;

import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.port.Runner;
import java.time.Instant;
import java.util.List;

/**
 * An environment as the API shows it to one caller.
 *
 * @param may what this caller may do in it beyond looking
 * @param folders where this caller may make events, as far as the host tells; the empty text is no folder
 * @param now the server's clock, so that a page can count down by it
 */
public record EnvironmentJson(
        String name,
        String label,
        String kind,
        List<String> may,
        List<String> folders,
        Limits limits,
        Runner.Health runner,
        CatalogAgeJson catalog,
        Instant now) {

    /** All that a caller may see. */
    public record All(List<EnvironmentJson> environments) {}

    public static EnvironmentJson of(Environment environment, List<String> may, List<String> folders, Instant now) {
        return new EnvironmentJson(
                environment.name(),
                environment.label(),
                environment.kind(),
                may,
                folders,
                environment.limits(),
                environment.runner().health(),
                CatalogAgeJson.of(environment.catalog().listing()),
                now);
    }
}
