package io.jenkins.plugins.eventschedules.aws.orphan;

/** As whom looking is done, where roles are assumed: the account's own trail tells it from events. */
final class Clerk {

    static final String NAME = "orphans";

    private Clerk() {}
}
