package io.jenkins.plugins.eventschedules.jenkins.house;

import hudson.Extension;
import hudson.model.PeriodicWork;

/** Events of a folder that was renamed while their store could not be reached follow it as soon as it can be. */
@Extension
public final class CatchUpMoves extends PeriodicWork {

    @Override
    public long getRecurrencePeriod() {
        return MIN;
    }

    @Override
    protected void doRun() {
        House.get().folders().catchUp();
    }
}
