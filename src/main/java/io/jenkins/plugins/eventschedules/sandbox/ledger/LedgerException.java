package io.jenkins.plugins.eventschedules.sandbox.ledger;

/** The ledger cannot be read or written. The message says which file, and what to do. */
public class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
