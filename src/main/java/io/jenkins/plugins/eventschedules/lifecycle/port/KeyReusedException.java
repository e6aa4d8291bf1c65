package io.jenkins.plugins.eventschedules.lifecycle.port;

/** An idempotency key came again with a different request. */
public class KeyReusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KeyReusedException() {
        super("This idempotency key was already used for a different request. Use a new key for a new event.");
    }
}
