package io.jenkins.plugins.eventschedules.jenkins.house;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.PeriodicWork;
import io.jenkins.plugins.eventschedules.observe.ClockJump;
import io.jenkins.plugins.eventschedules.observe.ClockWatch;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.logging.Logger;

/** Events begin and end by the clock of this computer, so whether it can be trusted is looked at all the time. */
@Extension
public final class WatchClock extends PeriodicWork {

    private static final Logger LOG = Logger.getLogger(WatchClock.class.getName());
    private static final long EVERY_TEN_SECONDS = 10_000;

    private final ClockWatch watch;

    public WatchClock() {
        this(Clock.systemUTC(), System::nanoTime);
    }

    WatchClock(InstantSource clock, LongSupplier nanos) {
        watch = new ClockWatch(clock, nanos);
    }

    public static WatchClock get() {
        return ExtensionList.lookupSingleton(WatchClock.class);
    }

    /** The latest jump of the last day. */
    public Optional<ClockJump> jump() {
        return watch.latest();
    }

    @Override
    public long getRecurrencePeriod() {
        return EVERY_TEN_SECONDS;
    }

    @Override
    protected void doRun() {
        watch.look().ifPresent(jump -> LOG.warning(jump::complaint));
    }
}
