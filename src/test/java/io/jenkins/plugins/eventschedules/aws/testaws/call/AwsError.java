package io.jenkins.plugins.eventschedules.aws.testaws.call;

import java.util.Map;

/** An error as AWS answers it: what the SDK makes its modelled exceptions of. */
public final class AwsError extends RuntimeException {

    private final String code;
    private final int status;
    private final transient Map<String, Object> more;

    public AwsError(String code, int status, String message) {
        this(code, status, message, Map.of());
    }

    /** @param more members that this error has beside its message */
    public AwsError(String code, int status, String message, Map<String, Object> more) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.more = Map.copyOf(more);
    }

    /** A fault of the caller's, with the status of all of them in JSON 1.1. */
    public AwsError(String code, String message) {
        this(code, 400, message);
    }

    /** What every service says of input that does not fit its model. */
    public static AwsError invalid(String message) {
        return new AwsError("ValidationException", 400, "1 validation error detected: " + message);
    }

    /** The test AWS is asked for something that it does not have: the test, not the product, has to change. */
    public static AwsError notHere(String what) {
        return new AwsError("NotInTheTestAws", 400, "The test AWS does not know " + what + ".");
    }

    public String code() {
        return code;
    }

    public Map<String, Object> more() {
        return more;
    }

    public int status() {
        return status;
    }
}
