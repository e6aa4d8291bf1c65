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
            "arn:aws[a-z-]{0,20}:states:(?<region>[a-z0-9-]{1,40}):\\d{12}:stateMachine:[A-Za-z0-9_-]{1,80}");

    private Arns() {}

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
