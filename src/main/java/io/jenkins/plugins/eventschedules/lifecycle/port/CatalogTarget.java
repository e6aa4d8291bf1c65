package io.jenkins.plugins.eventschedules.lifecycle.port;

import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.metric.ChosenMetrics;
import java.util.List;
import java.util.Optional;

/**
 * A document or product that an environment offers.
 *
 * @param name what a plan's target names
 * @param description Markdown, as the target's author wrote it; to be shown as text
 * @param owner who answers for it; empty when unknown
 * @param versions newest first; empty only when there are problems
 * @param problems why the target cannot be used, for the person who can mend it; empty means that it can be used
 * @param insights what is to be seen of each of its events; what is wrong with that keeps nobody from using the target
 */
public record CatalogTarget(
        TargetType type,
        String name,
        String description,
        String owner,
        List<Version> versions,
        List<String> problems,
        ChosenMetrics insights) {

    /** One of whose events nothing is to be seen. */
    public CatalogTarget(
            TargetType type,
            String name,
            String description,
            String owner,
            List<Version> versions,
            List<String> problems) {
        this(type, name, description, owner, versions, problems, ChosenMetrics.NONE);
    }

    public CatalogTarget {
        versions = List.copyOf(versions);
        problems = List.copyOf(problems);
    }

    /** The same with other insights. */
    public CatalogTarget showing(ChosenMetrics others) {
        return new CatalogTarget(type, name, description, owner, versions, problems, others);
    }

    public boolean usable() {
        return problems.isEmpty();
    }

    public Optional<Version> version(String id) {
        return versions.stream().filter(v -> v.id().equals(id)).findFirst();
    }

    /**
     * One version of a target.
     *
     * @param id what a plan's target names as its version
     * @param label the version's own name; the id where there is none
     * @param parameters what a person or the business facts must give, in the target's order; what the platform
     *     itself gives ({@code AutomationAssumeRole}, {@code internalAction}) is not among them
     * @param outputs the names of what a preroll yields
     */
    public record Version(
            String id, String label, boolean isDefault, List<ParameterSpec> parameters, List<String> outputs) {

        public Version {
            parameters = List.copyOf(parameters);
            outputs = List.copyOf(outputs);
        }
    }
}
