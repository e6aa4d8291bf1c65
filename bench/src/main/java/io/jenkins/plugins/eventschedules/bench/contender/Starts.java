package io.jenkins.plugins.eventschedules.bench.contender;

import io.jenkins.plugins.eventschedules.bench.measure.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Who began when, and how late that was. */
public final class Starts {

    private final List<Start> all = new ArrayList<>();
    private final CountDownLatch awaited;

    /** @param late in milliseconds */
    private record Start(Instant due, double late) {}

    public Starts(int expected) {
        this.awaited = new CountDownLatch(expected);
    }

    /** It begins now. */
    void began(Instant due) {
        Duration lateness = Duration.between(due, Instant.now());
        synchronized (all) {
            all.add(new Start(due, lateness.toNanos() / 1e6));
        }
        awaited.countDown();
    }

    /** @return whether all began in time */
    public boolean await(Duration patience) throws InterruptedException {
        return awaited.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** In milliseconds. */
    public Samples lateness() {
        return lateness(Instant.MIN);
    }

    /** In milliseconds, of those that were due from then on. */
    public Samples lateness(Instant from) {
        synchronized (all) {
            return Samples.of(all.stream()
                    .filter(start -> !start.due().isBefore(from))
                    .map(Start::late)
                    .toList());
        }
    }
}
