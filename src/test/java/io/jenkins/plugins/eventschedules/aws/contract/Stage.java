package io.jenkins.plugins.eventschedules.aws.contract;

import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Runner;
import java.util.List;

/** A runner with its store, on the clock and in the AWS of a {@link Scene}. */
public interface Stage extends AutoCloseable {

    /** How what AWS tells of by itself reaches the runner. One that asks by itself is told nothing in any case. */
    enum Notices {
        ONCE,
        TWICE,
        NEVER
    }

    EventStore store();

    /** The one that a person's change reaches. */
    Runner runner();

    /** From now on nobody leads events; what was only in memory is gone. */
    void down();

    /** A new process, which has nothing but the store. */
    void up();

    boolean isUp();

    /** What outside of this process leads events, and how each stands; nothing where this process leads them. */
    List<String> executions();

    /**
     * Has it go down just after a move: a write, or a call that changes something at AWS. What was before a move was
     * after another.
     *
     * @param move counted from 1 over all that have been and are to come
     */
    void diesAt(int move);

    void notices(Notices how);

    @Override
    void close();
}
