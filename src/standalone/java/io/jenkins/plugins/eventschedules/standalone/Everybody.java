package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.web.Caller;
import io.jenkins.plugins.eventschedules.web.Permission;
import java.util.List;

/** Whoever is in may do everything. There are no folders here, so that nothing can be made in one. */
record Everybody(String id) implements Caller {

    @Override
    public String name() {
        return id;
    }

    @Override
    public boolean authenticated() {
        return true;
    }

    @Override
    public boolean may(Permission permission, String environment, String folder) {
        return folder.isEmpty() || permission != Permission.SCHEDULE;
    }

    @Override
    public boolean administers() {
        return true;
    }

    @Override
    public List<String> folders(String environment) {
        return List.of();
    }
}
