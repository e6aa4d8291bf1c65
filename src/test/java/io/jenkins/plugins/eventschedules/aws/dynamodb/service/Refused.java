package io.jenkins.plugins.eventschedules.aws.dynamodb.service;

import java.util.Map;

/** DynamoDB's answer to a request that it does not carry out. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String type;
    private final transient Map<String, Object> more;

    Refused(String type, String message, Map<String, Object> more) {
        super(message);
        this.type = type;
        this.more = more;
    }

    static Refused validation(String message) {
        return new Refused("ValidationException", message, Map.of());
    }

    static Refused condition() {
        return new Refused("ConditionalCheckFailedException", "The conditional request failed", Map.of());
    }

    /** The error's name in the API. */
    public String type() {
        return type;
    }

    /** What the answer says besides its name and message. */
    public Map<String, Object> more() {
        return more;
    }
}
