package io.jenkins.plugins.eventschedules.jenkins.configuration;

import io.jenkins.plugins.eventschedules.aws.account.Arns;
import io.jenkins.plugins.eventschedules.target.insight.ReadMetrics;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is wrong with a field of an {@link AwsAccountEnvironment}, as far as that can be told without AWS. Null is empty. */
final class AwsFields {

    static final Duration SHORTEST_GRACE = Duration.ofMinutes(5);
    static final Duration LONGEST_GRACE = Duration.ofDays(7);

    private static final int LONGEST_TAG_KEY = 128;
    private static final int LONGEST_TAG_VALUE = 256;

    /** As the documentation of AssumeRole has it. */
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");

    private AwsFields() {}

    static Optional<String> region(String text) {
        return problem(Arns.isRegion(text), Messages.AwsEnvironment_badRegion());
    }

    static Optional<String> role(String text) {
        return problem(text == null || Arns.isRole(text), Messages.AwsEnvironment_badRole());
    }

    static Optional<String> externalId(String text, String role) {
        if (text != null && role == null) {
            return Optional.of(Messages.AwsEnvironment_externalIdWithoutRole());
        }
        return problem(text == null || EXTERNAL_ID.matcher(text).matches(), Messages.AwsEnvironment_badExternalId());
    }

    static Optional<String> tagKey(String text) {
        return problem(text == null || text.length() <= LONGEST_TAG_KEY, Messages.AwsEnvironment_badTag());
    }

    static Optional<String> tagValue(String text) {
        return problem(text == null || text.length() <= LONGEST_TAG_VALUE, Messages.AwsEnvironment_badTag());
    }

    static Optional<String> endpoint(String text) {
        return problem(text == null || isAddress(text), Messages.AwsEnvironment_badEndpoint());
    }

    static Optional<String> table(String text) {
        return problem(Arns.isTable(text), Messages.AwsStepFunctionsEnvironment_badTable());
    }

    static Optional<String> stateMachine(String text, String region) {
        if (!Arns.isStateMachine(text)) {
            return Optional.of(Messages.AwsStepFunctionsEnvironment_badStateMachine());
        }
        String there = Arns.regionOfStateMachine(text).orElseThrow();
        return problem(
                !Arns.isRegion(region) || there.equals(region),
                Messages.AwsStepFunctionsEnvironment_otherRegion(there));
    }

    static Optional<String> grace(String text) {
        return problem(
                text == null
                        || DurationText.parse(text)
                                .filter(grace ->
                                        grace.compareTo(SHORTEST_GRACE) >= 0 && grace.compareTo(LONGEST_GRACE) <= 0)
                                .isPresent(),
                Messages.AwsEnvironment_badGrace());
    }

    static Optional<String> insights(String text) {
        return text == null ? Optional.empty() : ReadMetrics.problem(Messages.AwsEnvironment_insights(), text);
    }

    private static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getQuery() == null
                    && address.getFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Optional<String> problem(boolean sound, String message) {
        return sound ? Optional.empty() : Optional.of(message);
    }
}
