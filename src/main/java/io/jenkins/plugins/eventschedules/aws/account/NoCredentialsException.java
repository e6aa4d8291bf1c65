package io.jenkins.plugins.eventschedules.aws.account;

/** There are no credentials at present. The message is for a person and names no secret. */
public class NoCredentialsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoCredentialsException(String message) {
        super(message);
    }
}
