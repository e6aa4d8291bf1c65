package io.jenkins.plugins.eventschedules.aws.account;

/**
 * Why a call to AWS came to nothing.
 *
 * @param message for a person: which action on what, why, and what to do; never anything secret
 */
public record Mishap(Kind kind, String message) {

    /** What a mishap means for whoever made the call. */
    public enum Kind {
        /** AWS does not allow this action. Somebody can mend that while we wait. */
        DENIED,
        /** There are no credentials, or they are expired or wrong. */
        CREDENTIALS,
        /** Too many calls at present. */
        THROTTLED,
        /** Too much of something in the account; it goes on when there is room. */
        QUOTA,
        /** No answer: the network, a time-out, or a region that is not there. */
        UNREACHABLE,
        /** AWS had a fault of its own. */
        FAULT,
        /** What was asked for is not there. */
        GONE,
        /** What was asked for is there, but just now in no state for this. */
        CONFLICT,
        /** AWS understood the request and will never do it. */
        REFUSED;

        /** Whether the same call may go better later. */
        public boolean passes() {
            return switch (this) {
                case DENIED, CREDENTIALS, THROTTLED, QUOTA, UNREACHABLE, FAULT, CONFLICT -> true;
                case GONE, REFUSED -> false;
            };
        }
    }
}
