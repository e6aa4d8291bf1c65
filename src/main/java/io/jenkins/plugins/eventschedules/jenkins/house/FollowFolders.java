package io.jenkins.plugins.eventschedules.jenkins.house;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;

/**
 * A folder that is renamed or moved takes its events along, and environments stay at home in it. Of one that is deleted
 * the events stay as they are: they have to end, and who may see them is a question that is asked anew each time.
 */
@Extension
public final class FollowFolders extends ItemListener {

    /** Called for a folder and then for everything below it, which has gone along by then. */
    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        if (item instanceof ItemGroup<?>) {
            House.get().folders().relocate(oldFullName, newFullName);
        }
        EventSchedulesConfiguration.get().relocate(oldFullName, newFullName);
    }
}
