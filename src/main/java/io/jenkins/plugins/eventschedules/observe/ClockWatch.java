package io.jenkins.plugins.eventschedules.observe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Notices when the clock of this computer jumps, by a second one that only goes forward. */
public final class ClockWatch {

    /** Less than that is what keeping a clock in step with the world takes. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final InstantSource clock;
    private final LongSupplier nanos;
    private Instant time;
    private long beat;
    private Optional<ClockJump> jump = Optional.empty();
    private long jumpedAt;

    /** @param nanos a monotonic clock in nanoseconds */
    public ClockWatch(InstantSource clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        this.time = clock.instant();
        this.beat = nanos.getAsLong();
    }

    /** Compares what both say has passed since the last look. @return the jump between the two looks, if there was one */
    public synchronized Optional<ClockJump> look() {
        Instant timeNow = clock.instant();
        long beatNow = nanos.getAsLong();
        Duration by = Duration.between(time, timeNow).minusNanos(beatNow - beat);
        time = timeNow;
        beat = beatNow;
        if (by.abs().compareTo(TOLERANCE) <= 0) {
            return Optional.empty();
        }
        jump = Optional.of(new ClockJump(timeNow, by));
        jumpedAt = beatNow;
        return jump;
    }

    /** The latest jump of the last day. */
    public synchronized Optional<ClockJump> latest() {
        boolean remembered = nanos.getAsLong() - jumpedAt < REMEMBERED.toNanos();
        return remembered ? jump : Optional.empty();
    }
}
