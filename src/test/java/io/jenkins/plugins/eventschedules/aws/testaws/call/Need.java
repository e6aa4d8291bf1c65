package io.jenkins.plugins.eventschedules.aws.testaws.call;

/** A permission that a call needs: an IAM action on a resource, or on `*` where IAM knows no resource for it. */
public record Need(String action, String resource) {}
