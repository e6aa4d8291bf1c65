package io.jenkins.plugins.eventschedules.jenkins.step;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.PeriodicWork;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks after every step that waits, one after the other: each look is a single read of the store. */
@Extension
public final class Lookout extends PeriodicWork {

    private static final Logger LOG = Logger.getLogger(Lookout.class.getName());
    private static final long EVERY_SECOND = 1000;

    private final Set<Waiting> all = ConcurrentHashMap.newKeySet();

    /** Those whose trouble was told. */
    private final Set<Waiting> troubled = ConcurrentHashMap.newKeySet();

    /** A step that waits. */
    interface Waiting {

        /** Called once a second until it is told that nobody waits any more. */
        void look();
    }

    static Lookout get() {
        return ExtensionList.lookupSingleton(Lookout.class);
    }

    void add(Waiting waiting) {
        all.add(waiting);
    }

    void remove(Waiting waiting) {
        all.remove(waiting);
        troubled.remove(waiting);
    }

    @Override
    public long getRecurrencePeriod() {
        return EVERY_SECOND;
    }

    @Override
    protected void doRun() {
        for (Waiting waiting : all) {
            try {
                waiting.look();
                troubled.remove(waiting);
            } catch (RuntimeException e) {
                // A store that is busy now may answer in a second; the others are not to wait for that.
                Level level = troubled.add(waiting) ? Level.WARNING : Level.FINE;
                LOG.log(level, "A waiting pipeline could not be looked after", e);
            }
        }
    }
}
