package io.jenkins.plugins.eventschedules.jenkins.house;

import hudson.Extension;
import hudson.XmlFile;
import hudson.model.Saveable;
import hudson.model.listeners.SaveableListener;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;

/** A saved configuration counts at once, whether the form, code or a script saved it. */
@Extension
public final class FollowConfiguration extends SaveableListener {

    @Override
    public void onChange(Saveable saved, XmlFile file) {
        if (saved instanceof EventSchedulesConfiguration) {
            House.get().refurnish();
        }
    }
}
