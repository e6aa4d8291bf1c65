package io.jenkins.plugins.eventschedules.aws.states;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock on which what is to happen later happens as soon as a test lets the time pass. */
public final class VirtualTime implements InstantSource {

    private record Later(Instant at, long order, Runnable what) {}

    private final PriorityQueue<Later> agenda =
            new PriorityQueue<>(Comparator.comparing(Later::at).thenComparing(Later::order));
    private volatile Instant now;
    private long order;

    public VirtualTime(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void at(Instant moment, Runnable what) {
        agenda.add(new Later(moment.isBefore(now) ? now : moment, order++, what));
    }

    /** Lets everything happen that happens until then, each at its moment. */
    public void passUntil(Instant moment) {
        while (!agenda.isEmpty() && !agenda.peek().at().isAfter(moment)) {
            Later next = agenda.remove();
            now = next.at();
            next.what().run();
        }
        now = moment;
    }
}
