package io.jenkins.plugins.eventschedules.aws.audit;

import io.jenkins.plugins.eventschedules.aws.account.Mishap;
import io.jenkins.plugins.eventschedules.aws.account.Mishap.Kind;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import java.util.Optional;

/** Something that could not be seen, because the call that would tell of it came to nothing. */
class UnseenException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Mishap mishap;
    private final String action;

    UnseenException(MishapException e, String action) {
        super(e.getMessage(), null, false, false);
        this.mishap = e.mishap();
        this.action = action;
    }

    Kind kind() {
        return mishap.kind();
    }

    /** The right that the audit lacks, when that is what it was. */
    Optional<String> remedy() {
        return mishap.kind() == Kind.DENIED ? Optional.of(Remedy.allow(action, "*")) : Optional.empty();
    }
}
