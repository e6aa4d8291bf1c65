package io.jenkins.plugins.eventschedules.lifecycle.insight;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Insight;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Stretch;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.KeptInsights;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps what events used once they are at rest. Which events that are is found anew in every round from what is
 * stored, so nothing is lost by a restart; what cannot be read is tried again, less and less often, for as long as
 * CloudWatch has minutes of it.
 */
public final class KeepInsights {

    private static final Logger LOG = Logger.getLogger(KeepInsights.class.getName());

    /** Values may come in late: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/publishingMetrics.html */
    static final Duration LATE_VALUES = Duration.ofMinutes(15);

    static final Duration PATIENCE = Duration.ofDays(14);

    private static final int MOST_IN_A_ROUND = 20;

    /** When so many in a row cannot be read, the others would not be either. */
    private static final int HOPELESS = 3;

    private static final Duration FIRST_REST = Duration.ofMinutes(2);
    private static final Duration LONGEST_REST = Duration.ofHours(2);

    private final EventStore store;
    private final KeptInsights kept;
    private final Measure measure;
    private final InstantSource clock;
    private final Map<EventId, Rest> resting = new HashMap<>();

    public KeepInsights(EventStore store, KeptInsights kept, Measure measure, InstantSource clock) {
        this.store = store;
        this.kept = kept;
        this.measure = measure;
        this.clock = clock;
    }

    /** When an event is tried again. */
    private record Rest(Instant until, Duration length) {

        static Rest after(Rest before, Instant now) {
            Duration length = before == null ? FIRST_REST : before.length.multipliedBy(2);
            Duration bounded = length.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : length;
            return new Rest(now.plus(bounded), bounded);
        }
    }

    /** Keeps what can be kept now. @return of how many events */
    public int round() {
        Instant now = clock.instant();
        // Those that rest are found as well, so that many of them must not hide the others.
        List<EventId> owed = kept.owed(now.minus(PATIENCE), now.minus(LATE_VALUES), MOST_IN_A_ROUND + resting.size());
        resting.keySet().retainAll(owed);
        int done = 0;
        int tried = 0;
        int inARow = 0;
        for (EventId id : owed) {
            Rest rest = resting.get(id);
            boolean due = rest == null || !now.isBefore(rest.until());
            if (!due
                    || tried == MOST_IN_A_ROUND
                    || inARow == HOPELESS
                    || Thread.currentThread().isInterrupted()) {
                continue;
            }
            tried++;
            if (kept(id, now)) {
                resting.remove(id);
                inARow = 0;
                done++;
            } else {
                resting.put(id, Rest.after(rest, now));
                inARow++;
            }
        }
        return done;
    }

    /** One event that cannot be read, for whatever reason, must not keep the others from it. */
    private boolean kept(EventId id, Instant now) {
        try {
            return keep(id, now);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "What the event " + id + " used cannot be kept; it is tried again");
            return false;
        }
    }

    private boolean keep(EventId id, Instant now) {
        Optional<Event> event = store.find(id);
        if (event.isEmpty()) {
            return true;
        }
        Measure.Result result = measure.of(event.get());
        if (result instanceof Measure.Result.Read read) {
            kept.keep(id, read.insight());
            return true;
        }
        if (result instanceof Measure.Result.Nothing) {
            Stretch none = Stretch.covering(now, now, now);
            kept.keep(id, new Insight(event.get().version(), now, measure.simulated(), none, List.of()));
            return true;
        }
        String why = ((Measure.Result.NotNow) result).message();
        LOG.fine(() -> "What the event " + id + " used is not kept yet: " + why);
        return false;
    }
}
