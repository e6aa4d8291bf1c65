package io.jenkins.plugins.eventschedules.web.json;

/** Who asks, as the server sees it. */
public record CallerJson(String id, String name, boolean authenticated) {}
