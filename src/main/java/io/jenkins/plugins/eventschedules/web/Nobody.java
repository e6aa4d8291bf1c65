package io.jenkins.plugins.eventschedules.web;

import java.util.List;

/** Whoever asks without having said who they are, where that is allowed. */
record Nobody() implements Caller {

    @Override
    public String id() {
        return "nobody";
    }

    @Override
    public String name() {
        return id();
    }

    @Override
    public boolean authenticated() {
        return false;
    }

    @Override
    public boolean may(Permission permission, String environment, String folder) {
        return false;
    }

    @Override
    public List<String> folders(String environment) {
        return List.of();
    }
}
