package io.jenkins.plugins.eventschedules.controller;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.ForwardingEventStore;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;

/** A store whose process dies by chance, just before or just after a write. */
public final class CrashingStore extends ForwardingEventStore {

    /** The process is gone. An Error, so that nothing in between can mistake it for trouble that it may handle. */
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final RandomGenerator random;
    private double chance;

    public CrashingStore(EventStore store, RandomGenerator random, double chance) {
        super(store);
        this.random = random;
        this.chance = chance;
    }

    public void calmDown() {
        chance = 0;
    }

    @Override
    public Collection<EventId> commit(List<Change> changes) {
        perhapsCrash();
        Collection<EventId> accepted = super.commit(changes);
        perhapsCrash();
        return accepted;
    }

    private void perhapsCrash() {
        if (random.nextDouble() < chance) {
            throw new Crash();
        }
    }
}
