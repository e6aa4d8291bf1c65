package io.jenkins.plugins.eventschedules.jenkins.house;

import hudson.Extension;
import hudson.model.PeriodicWork;

/** A store that was in use or a disk that was full when Jenkins started may be had by now. */
@Extension
public final class Mend extends PeriodicWork {

    @Override
    public long getRecurrencePeriod() {
        return MIN;
    }

    @Override
    protected void doRun() {
        House.get().mend();
        House.get().letGo();
    }
}
