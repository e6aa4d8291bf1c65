package io.jenkins.plugins.eventschedules.aws.testaws.call;

/** The protocol that a service speaks, and the words in which that protocol tells what all services have in common. */
public enum Dialect {
    JSON(400, "Exception"),
    REST(403, "Exception"),
    QUERY(403, "");

    private final int refused;
    private final String suffix;

    Dialect(int refused, String suffix) {
        this.refused = refused;
        this.suffix = suffix;
    }

    public static Dialect of(String service) {
        return switch (service) {
            case "sts", "iam", "sns", "monitoring" -> QUERY;
            case "scheduler", "pipes" -> REST;
            default -> JSON;
        };
    }

    public AwsError denied(Principal principal, Need need) {
        String message = "User: " + principal.arn() + " is not authorized to perform: " + need.action()
                + " on resource: " + need.resource() + " because no identity-based policy allows the " + need.action()
                + " action";
        return new AwsError("AccessDenied" + suffix, refused, message);
    }

    public AwsError expired() {
        return new AwsError("ExpiredToken" + suffix, refused, "The security token included in the request is expired");
    }

    public AwsError unknownKey() {
        String code = this == QUERY ? "InvalidClientTokenId" : "UnrecognizedClientException";
        return new AwsError(code, refused, "The security token included in the request is invalid.");
    }

    public AwsError unsigned() {
        String code = this == QUERY ? "MissingAuthenticationToken" : "MissingAuthenticationTokenException";
        return new AwsError(code, refused, "Request is missing Authentication Token");
    }

    public AwsError wrongRegion() {
        String code = this == QUERY ? "SignatureDoesNotMatch" : "InvalidSignatureException";
        return new AwsError(code, refused, "Credential should be scoped to a valid region.");
    }

    public AwsError throttled() {
        String code = this == QUERY ? "Throttling" : "ThrottlingException";
        return new AwsError(code, this == REST ? 429 : 400, "Rate exceeded");
    }
}
