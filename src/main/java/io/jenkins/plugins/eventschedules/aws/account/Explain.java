package io.jenkins.plugins.eventschedules.aws.account;

import io.jenkins.plugins.eventschedules.aws.account.Mishap.Kind;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** The one place that knows what AWS' error codes mean. */
final class Explain {

    private static final int LONGEST = 400;

    private static final Set<String> DENIED = Set.of(
            "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "NotAuthorized", "AuthorizationError");

    private static final Set<String> CREDENTIALS = Set.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "RequestExpired",
            "InvalidClientTokenId",
            "InvalidAccessKeyId",
            "UnrecognizedClientException",
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "IncompleteSignature",
            "IncompleteSignatureException",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "AuthFailure",
            "OptInRequired");

    private static final Set<String> QUOTA = Set.of(
            "AutomationExecutionLimitExceededException",
            "AutomationExecutionLimitExceeded",
            "LimitExceededException",
            "ServiceQuotaExceededException");

    private static final Set<String> GONE = Set.of(
            // IAM, EventBridge Pipes, SNS and Step Functions, in their own words.
            "NoSuchEntity",
            "NoSuchEntityException",
            "NotFound",
            "NotFoundException",
            "StateMachineDoesNotExist",
            "ResourceNotFoundException",
            "InvalidDocument",
            "InvalidDocumentVersion",
            "AutomationExecutionNotFoundException",
            "AutomationExecutionNotFound",
            "AutomationDefinitionNotFoundException",
            "AutomationDefinitionNotFound",
            "AutomationDefinitionVersionNotFoundException",
            "AutomationDefinitionVersionNotFound");

    private static final Set<String> CONFLICT = Set.of(
            "ResourceInUseException",
            "InvalidStateException",
            "ConflictException",
            // Something runs with this token already, though it is not what would be started now.
            "IdempotentParameterMismatch");

    private Explain() {}

    static Mishap of(SdkException e, String action, String resource) {
        return e instanceof AwsServiceException answered && answered.awsErrorDetails() != null
                ? answered(answered, action, resource)
                : unanswered(e, action);
    }

    private static Mishap answered(AwsServiceException e, String action, String resource) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = String.valueOf(details.errorCode());
        // The role is assumed within another call; what failed then is not that call.
        boolean assuming = "Sts".equals(details.serviceName());
        String did = assuming ? "sts:AssumeRole" : action;
        String onto = assuming ? "the role of this environment" : resource;
        if (DENIED.contains(code)) {
            return new Mishap(
                    Kind.DENIED,
                    "AWS denies " + did + " on " + onto + ". Allow it in the policy of this environment's credentials."
                            + said(details));
        }
        if (CREDENTIALS.contains(code)) {
            return new Mishap(
                    Kind.CREDENTIALS,
                    "AWS does not accept the credentials of this environment for " + did + " (" + word(code)
                            + "): they are expired, wrong, or not valid in this region. Renew them.");
        }
        if (e.isThrottlingException()) {
            return new Mishap(Kind.THROTTLED, "AWS throttles " + did + ": too many calls at present.");
        }
        if (QUOTA.contains(code)) {
            return new Mishap(
                    Kind.QUOTA,
                    "A quota of the account is reached at " + did + " on " + onto + " (" + word(code)
                            + "). It waits until there is room." + said(details));
        }
        if (e.statusCode() >= 500) {
            return new Mishap(Kind.FAULT, "AWS has a fault at " + did + " (" + e.statusCode() + ").");
        }
        String why = "AWS refuses " + did + " on " + onto + " (" + word(code) + ")." + said(details);
        if (GONE.contains(code)) {
            return new Mishap(Kind.GONE, why);
        }
        return new Mishap(CONFLICT.contains(code) ? Kind.CONFLICT : Kind.REFUSED, why);
    }

    private static Mishap unanswered(SdkException e, String action) {
        if (e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException) {
            return new Mishap(Kind.UNREACHABLE, "AWS did not answer " + action + " in time.");
        }
        if (e instanceof AbortedException) {
            return new Mishap(Kind.UNREACHABLE, "The call " + action + " was given up before AWS answered.");
        }
        Optional<UnknownHostException> host = cause(e, UnknownHostException.class);
        if (host.isPresent()) {
            return new Mishap(
                    Kind.UNREACHABLE,
                    "There is no address for " + action
                            + ": is the region's name right, and does the name service answer?");
        }
        if (cause(e, NoCredentialsException.class).isPresent()) {
            return new Mishap(
                    Kind.CREDENTIALS,
                    cause(e, NoCredentialsException.class).orElseThrow().getMessage());
        }
        // The SDK has no type for this. Its text lists every place that it looked at, which helps nobody at a page.
        String text = String.valueOf(e.getMessage());
        if (text.contains("credentials") || text.contains("Profile file")) {
            return new Mishap(
                    Kind.CREDENTIALS, "There are no AWS credentials for " + action + ". Give this environment some.");
        }
        return new Mishap(
                Kind.UNREACHABLE,
                "AWS cannot be reached for " + action + " ("
                        + deepest(e).getClass().getSimpleName() + ").");
    }

    /** AWS' own sentence, cut, on one line. Sentences about signatures, which quote requests, never come here. */
    private static String said(AwsErrorDetails details) {
        String text = details.errorMessage();
        return text == null || text.isBlank() ? "" : " AWS says: " + Said.of(text, LONGEST);
    }

    private static String word(String code) {
        return Said.of(code, 80);
    }

    private static <T extends Throwable> Optional<T> cause(Throwable e, Class<T> type) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
    }

    private static Throwable deepest(Throwable e) {
        Throwable at = e;
        while (at.getCause() != null && at.getCause() != at) {
            at = at.getCause();
        }
        return at;
    }
}
