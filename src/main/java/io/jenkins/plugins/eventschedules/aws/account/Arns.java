package io.jenkins.plugins.eventschedules.aws.account;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms that AWS gives to the names of its things. */
public final class Arns {

    private static final Pattern ROLE =
            Pattern.compile("arn:aws[a-z-]{0,20}:iam::\\d{12}:role/[A-Za-z0-9+=,.@_/-]{1,512}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,3}(-[a-z]{2,12}){1,3}-\\d{1,2}");

    private static final Pattern STATE_MACHINE = Pattern.compile(
            "arn:aws[a-z-]{0,20}:states:(?<region>[a-z0-9-]{5,30}):\\d{12}:stateMachine:[A-Za-z0-9_-]{1,80}");

    /** As the documentation of DynamoDB's CreateTable has it. */
    private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]{3,255}");

    private static final Pattern SESSION =
            Pattern.compile("arn:aws[a-z-]{0,20}:sts::\\d{12}:assumed-role/(?<role>[^/]+)/.+");

    private Arns() {}

    /** The name of the role behind a session, whose ARN lacks the role's path; empty for everybody else. */
    public static Optional<String> roleOfSession(String text) {
        Matcher matcher = SESSION.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group("role")) : Optional.empty();
    }

    /**
     * Whether a pattern to which a portfolio is open means somebody. It names no account, and may have stars and question
     * marks: {@code arn:aws:iam:::role/events-*}.
     */
    public static boolean isMeant(String pattern, String principal) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return principal.replaceFirst("::\\d{12}:", ":::").matches(regex);
    }

    /** Whether this has the form of a table's name. */
    public static boolean isTable(String text) {
        return text != null && TABLE.matcher(text).matches();
    }

    /** Whether this is the ARN of a state machine, without version or alias. */
    public static boolean isStateMachine(String text) {
        return text != null && STATE_MACHINE.matcher(text).matches();
    }

    /** Where a state machine is; empty when this is not the ARN of one. */
    public static Optional<String> regionOfStateMachine(String text) {
        Matcher matcher = STATE_MACHINE.matcher(String.valueOf(text));
        return matcher.matches() ? Optional.of(matcher.group("region")) : Optional.empty();
    }

    /** Whether this is the ARN of an IAM role, in any partition. */
    public static boolean isRole(String text) {
        return text != null && ROLE.matcher(text).matches();
    }

    /** Whether this has the form of a region's name: {@code eu-west-1}, {@code us-gov-east-1}. */
    public static boolean isRegion(String text) {
        return text != null && REGION.matcher(text).matches();
    }
}
