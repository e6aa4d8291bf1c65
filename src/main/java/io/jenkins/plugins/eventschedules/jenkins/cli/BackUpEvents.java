package io.jenkins.plugins.eventschedules.jenkins.cli;

import hudson.AbortException;
import hudson.Extension;
import hudson.cli.CLICommand;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreCopy;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import jenkins.model.Jenkins;

/** Keeps a copy of the event store beside it, while it is in use. */
@Extension
public final class BackUpEvents extends CLICommand {

    @Override
    public String getName() {
        return "event-schedules-backup";
    }

    @Override
    public String getShortDescription() {
        return Messages.BackUpEvents_shortDescription();
    }

    /** Every event of everybody is in it, so that no permission of ours would do. */
    @Override
    protected int run() throws AbortException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        try {
            StoreCopy copy = House.get().backups().keep();
            stdout.println(Messages.BackUpEvents_made(copy.events(), copy.bytes(), copy.file()));
            return 0;
        } catch (StoreException e) {
            throw new AbortException(e.getMessage());
        }
    }
}
