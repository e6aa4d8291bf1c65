package io.jenkins.plugins.eventschedules.jenkins.house;

import hudson.Extension;
import hudson.model.PeriodicWork;
import java.util.concurrent.TimeUnit;

/** Archives what has been over for as long as its environment keeps it. */
@Extension
public final class ArchiveEvents extends PeriodicWork {

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.HOURS.toMillis(1);
    }

    @Override
    protected void doRun() {
        House.get().archive();
    }
}
