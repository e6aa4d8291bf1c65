package io.jenkins.plugins.eventschedules.controller;

import io.jenkins.plugins.eventschedules.event.EventId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Which events to call the provider for, and when. An event is never called for twice at the same time: while a call
 * is under way, a wish for another one is remembered and falls due when the first is over.
 *
 * <p>Moments are readings of a monotonic clock in nanoseconds: pacing must not follow jumps of the wall clock. It is
 * only a memory of what the store says; losing it costs nothing but a look at the store.
 */
final class OwedCalls {

    private record Owed(EventId id, long at) {}

    private final PriorityQueue<Owed> queue = new PriorityQueue<>((a, b) -> Long.compare(a.at - b.at, 0));
    private final Map<EventId, Long> waiting = new HashMap<>();
    private final Set<EventId> underWay = new HashSet<>();
    private final Set<EventId> again = new HashSet<>();

    /** Asks for a call at that moment, or earlier if one is asked for already. */
    synchronized void ask(EventId id, long at) {
        if (underWay.contains(id)) {
            again.add(id);
            return;
        }
        Long known = waiting.get(id);
        if (known == null || at - known < 0) {
            waiting.put(id, at);
            queue.add(new Owed(id, at));
        }
    }

    /** Asks for a call for each of these that none is asked for and none is under way. */
    synchronized void askForMissing(Collection<EventId> ids, long at) {
        for (EventId id : ids) {
            if (!waiting.containsKey(id) && !underWay.contains(id)) {
                ask(id, at);
            }
        }
    }

    /** Takes the most urgent call that is due; it is under way from now on. */
    synchronized Optional<EventId> take(long now) {
        while (!queue.isEmpty()) {
            Owed head = queue.peek();
            boolean superseded = !Long.valueOf(head.at).equals(waiting.get(head.id));
            if (!superseded && head.at - now > 0) {
                return Optional.empty();
            }
            queue.remove();
            if (!superseded) {
                waiting.remove(head.id);
                underWay.add(head.id);
                return Optional.of(head.id);
            }
        }
        return Optional.empty();
    }

    /** The call is over. @param next when to call again; empty when nothing is owed any more */
    synchronized void done(EventId id, OptionalLong next, long now) {
        underWay.remove(id);
        if (again.remove(id)) {
            ask(id, now);
        } else {
            next.ifPresent(at -> ask(id, at));
        }
    }

    /** When the next call is due; may be in the past. */
    synchronized OptionalLong next() {
        Owed head = queue.peek();
        return head == null ? OptionalLong.empty() : OptionalLong.of(head.at);
    }

    synchronized int size() {
        return waiting.size() + underWay.size();
    }
}
