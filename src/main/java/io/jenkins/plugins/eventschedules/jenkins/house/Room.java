package io.jenkins.plugins.eventschedules.jenkins.house;

import hudson.security.Permission;
import io.jenkins.plugins.eventschedules.jenkins.configuration.RunningEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.permission.FolderScope;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import org.springframework.security.core.Authentication;

/** An environment that runs, and where in Jenkins it is at home. */
public record Room(RunningEnvironment running, FolderScope scope) {

    public Environment environment() {
        return running.environment();
    }

    public String name() {
        return environment().name();
    }

    /** Whether somebody may do something here; every entrance asks this. */
    public boolean grants(Authentication who, Permission what) {
        return scope.grants(who, what);
    }
}
