package io.jenkins.plugins.eventschedules.aws.account;

/** A call to AWS that came to nothing. Has no cause: an SDK exception may tell more than anybody should read. */
public class MishapException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Mishap mishap;

    public MishapException(Mishap mishap) {
        super(mishap.message(), null, false, false);
        this.mishap = mishap;
    }

    public Mishap mishap() {
        return mishap;
    }

    public Mishap.Kind kind() {
        return mishap.kind();
    }
}
