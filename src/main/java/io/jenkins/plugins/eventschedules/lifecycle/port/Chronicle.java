package io.jenkins.plugins.eventschedules.lifecycle.port;

import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import java.util.List;

/**
 * The histories of all events of one environment in one order, which is that in which they were written: whoever
 * remembers a position misses nothing that comes after it. Called from any thread; every method throws
 * {@link StoreException} when the store cannot serve it.
 */
public interface Chronicle {

    /** One entry in its place. Positions grow; not every number is one. */
    record Recorded(long position, HistoryEntry entry) {}

    /**
     * A piece of it.
     *
     * @param reached where the next piece begins; where this one began when there is nothing more
     */
    record Piece(List<Recorded> entries, long reached) {

        public Piece {
            entries = List.copyOf(entries);
        }
    }

    /**
     * What comes after a position, zero for the beginning. A piece may hold no entry and yet reach further.
     *
     * @param limit 1 or more
     */
    Piece after(long position, int limit);

    /** The position of the latest entry; zero while there is none. */
    long end();
}
