package io.jenkins.plugins.eventschedules.jenkins.house;

import hudson.Extension;
import hudson.model.PeriodicWork;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EnvironmentConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Archives what has been over for as long as its environment keeps it. */
@Extension
public final class ArchiveEvents extends PeriodicWork {

    private static final Logger LOG = Logger.getLogger(ArchiveEvents.class.getName());

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.HOURS.toMillis(1);
    }

    /** One environment after the other, so that opening and closing need not wait for all of them. */
    @Override
    protected void doRun() {
        House.get().awaitOpening();
        EventSchedulesConfiguration.get().getEnvironments().forEach(ArchiveEvents::archive);
    }

    private static void archive(EnvironmentConfiguration environment) {
        try {
            int gone = House.get().archive(environment);
            if (gone > 0) {
                LOG.info(() -> gone + " events of " + environment.getName() + " were archived");
            }
        } catch (IOException | StoreException e) {
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "Events of " + environment.getName()
                            + " could not be archived; they stay, and it is tried again");
        }
    }
}
