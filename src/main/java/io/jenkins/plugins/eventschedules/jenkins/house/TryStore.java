package io.jenkins.plugins.eventschedules.jenkins.house;

import hudson.Extension;
import hudson.model.PeriodicWork;

/** A disk that takes nothing any more is found before an event needs it. */
@Extension
public final class TryStore extends PeriodicWork {

    @Override
    public long getRecurrencePeriod() {
        return MIN;
    }

    @Override
    protected void doRun() {
        House.get().tryStore();
    }
}
