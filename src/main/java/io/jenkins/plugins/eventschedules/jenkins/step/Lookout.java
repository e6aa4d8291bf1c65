package io.jenkins.plugins.eventschedules.jenkins.step;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Computer;
import hudson.model.PeriodicWork;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Looks after every step that waits, one after the other: each look is a single read of the store. Those that look far
 * do so less often, and on a thread of their own.
 */
@Extension
public final class Lookout extends PeriodicWork {

    private static final Logger LOG = Logger.getLogger(Lookout.class.getName());
    private static final long EVERY_SECOND = 1000;

    private static final int PASSES_PER_FAR_LOOK = 5;

    private final AtomicBoolean lookingFar = new AtomicBoolean();
    private int passes;
    private final Set<Waiting> all = ConcurrentHashMap.newKeySet();

    /** Those whose trouble was told. */
    private final Set<Waiting> troubled = ConcurrentHashMap.newKeySet();

    /** A step that waits. */
    interface Waiting {

        /** Called once a second until it is told that nobody waits any more. */
        void look();

        /** Whether it looks at an event that is far away: others must not wait for that, and it costs something. */
        boolean far();
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
        all.stream().filter(waiting -> !waiting.far()).forEach(this::look);
        passes = (passes + 1) % PASSES_PER_FAR_LOOK;
        if (passes == 0) {
            lookFar();
        }
    }

    /** Not again before the looks before have come back, however long the way is. */
    private void lookFar() {
        List<Waiting> far = all.stream().filter(Waiting::far).toList();
        if (!far.isEmpty() && lookingFar.compareAndSet(false, true)) {
            Computer.threadPoolForRemoting.execute(() -> {
                try {
                    far.forEach(this::look);
                } finally {
                    lookingFar.set(false);
                }
            });
        }
    }

    private void look(Waiting waiting) {
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
