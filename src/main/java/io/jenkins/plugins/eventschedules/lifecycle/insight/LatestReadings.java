package io.jenkins.plugins.eventschedules.lifecycle.insight;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.insight.Insights.View;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What was read last of the events that people look at. However many look, an event is read once at a time, and while its
 * status stays not again before a minute has passed: CloudWatch counts calls, and has hardly anything new before that.
 */
public final class LatestReadings {

    private static final Logger LOG = Logger.getLogger(LatestReadings.class.getName());
    private static final Duration FRESH = Duration.ofMinutes(1);

    /** How long somebody who looks is kept waiting. */
    private static final Duration MOMENT = Duration.ofMillis(1500);

    private static final int MOST = 200;

    private final Measure measure;
    private final Executor executor;
    private final InstantSource clock;
    private final Map<EventId, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    /** @param executor where readings block */
    public LatestReadings(Measure measure, Executor executor, InstantSource clock) {
        this.measure = measure;
        this.executor = executor;
        this.clock = clock;
    }

    /**
     * One reading, perhaps going on.
     *
     * @param before what the reading before it came to
     */
    private record Entry(Status status, Instant begunAt, CompletableFuture<View> reading, Optional<View> before) {

        boolean isFresh(Status now, Instant moment) {
            boolean young = !moment.isBefore(begunAt) && moment.isBefore(begunAt.plus(FRESH));
            return !reading.isDone() || (young && status == now);
        }
    }

    View of(Event event) {
        Entry entry = entry(event);
        try {
            return entry.reading().get(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return entry.before().orElseGet(View.Reading::new);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new View.Reading();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a reading tells its own failures", e);
        }
    }

    private synchronized Entry entry(Event event) {
        Instant now = clock.instant();
        Entry known = entries.get(event.id());
        if (known != null && known.isFresh(event.status(), now)) {
            return known;
        }
        Optional<View> before = Optional.ofNullable(known)
                .map(entry -> entry.reading().getNow(null))
                .filter(View.Ready.class::isInstance);
        Entry begun = new Entry(event.status(), now, begin(event), before);
        entries.put(event.id(), begun);
        if (entries.size() > MOST) {
            entries.remove(entries.keySet().iterator().next());
        }
        return begun;
    }

    private CompletableFuture<View> begin(Event event) {
        try {
            return CompletableFuture.supplyAsync(() -> read(event), executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(new View.Unavailable("This environment is being closed."));
        }
    }

    private View read(Event event) {
        try {
            Measure.Result result = measure.of(event);
            if (result instanceof Measure.Result.Read read) {
                return new View.Ready(read.insight(), false);
            }
            return result instanceof Measure.Result.NotNow notNow
                    ? new View.Unavailable(notNow.message())
                    : new View.NothingChosen();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "What the event " + event.id() + " used cannot be read");
            return new View.Unavailable("Reading what this event used failed. The log of the server says why.");
        }
    }
}
