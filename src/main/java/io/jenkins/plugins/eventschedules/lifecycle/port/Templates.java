package io.jenkins.plugins.eventschedules.lifecycle.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Named drafts of one environment that others begin with. Called from any thread; every method throws
 * {@link StoreException} when the store cannot serve it.
 */
public interface Templates {

    /**
     * One template.
     *
     * @param draft without a window, as JSON in the words of the API
     * @param by who wrote it last
     */
    record Template(String name, String draft, String by, Instant at) {}

    /** All of them by name. */
    List<Template> all();

    Optional<Template> named(String name);

    /** Keeps a template in place of the one with its name, if there is one. */
    void put(Template template);

    /** @return whether there was one */
    boolean delete(String name);
}
