package io.jenkins.plugins.eventschedules.bench.contender;

import java.time.Instant;
import java.util.List;

/** A scheduler that is measured: what it is told, it has to remember when the power fails. */
public interface Contender extends AutoCloseable {

    String name();

    /** How it is set, for the table. */
    String settings();

    /** Plans all of these, in the way in which it is quickest. */
    void plan(List<Instant> due);

    /** Plans one, from any thread; it is on disk when this returns. */
    void create(Instant due);

    /** Runs from now on, and tells of each start. */
    void start(Starts starts);

    @Override
    void close();
}
