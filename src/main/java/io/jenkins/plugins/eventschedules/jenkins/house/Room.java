package io.jenkins.plugins.eventschedules.jenkins.house;

import hudson.security.Permission;
import io.jenkins.plugins.eventschedules.jenkins.configuration.RunningEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import io.jenkins.plugins.eventschedules.jenkins.permission.FolderScope;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import java.util.List;
import org.springframework.security.core.Authentication;

/** An environment that runs, and where in Jenkins it is at home. */
public record Room(RunningEnvironment running, FolderScope scope) {

    /** Nobody chooses from more, and a Jenkins may have thousands. */
    private static final int MOST_FOLDERS = 200;

    public Environment environment() {
        return running.environment();
    }

    public String name() {
        return environment().name();
    }

    /** Whether somebody may do something with the environment as such, and with its events in no folder. */
    public boolean grants(Authentication who, Permission what) {
        return scope.grants(who, what);
    }

    /** Whether somebody may do something with the events of this folder; every entrance asks this. */
    public boolean grants(Authentication who, Permission what, String folder) {
        return scope.grants(who, what, folder) && (what != EventSchedulesPermissions.SCHEDULE || scope.has(folder));
    }

    /** Where somebody may make events, for them to choose from. */
    public List<String> folders(Authentication who) {
        return scope.granting(who, EventSchedulesPermissions.SCHEDULE, MOST_FOLDERS);
    }
}
