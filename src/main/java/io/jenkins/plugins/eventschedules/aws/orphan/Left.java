package io.jenkins.plugins.eventschedules.aws.orphan;

import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphan;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans.Removal;

/** An orphan, and how it is removed in the state in which it was seen. */
record Left(Orphan orphan, Removing removing) {

    /** Makes the call under a token that follows from what was seen, so that made twice it is one. */
    @FunctionalInterface
    interface Removing {
        Removal now() throws MishapException;
    }

    static Left unremovable(Orphan orphan) {
        return new Left(orphan, () -> new Removal.Refused(orphan.obstacle().orElseThrow()));
    }
}
