package io.jenkins.plugins.eventschedules.lifecycle.port;

/** The store cannot serve a request. The message says what is wrong and what to do, for an administrator. */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
