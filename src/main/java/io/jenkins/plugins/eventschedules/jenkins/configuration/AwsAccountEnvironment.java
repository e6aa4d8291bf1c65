package io.jenkins.plugins.eventschedules.jenkins.configuration;

import hudson.Util;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.jenkins.credentials.CredentialsPlace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * An environment in an AWS account, whoever leads its events: where the account is, and as whom it works there. Speaks of
 * AWS in texts only, so that it can be read where the SDK is not.
 */
public abstract class AwsAccountEnvironment extends EnvironmentConfiguration {

    static final Limits USUAL = new Limits(
            Duration.ofDays(31),
            Duration.ofDays(1),
            Duration.ofDays(730),
            Duration.ofMinutes(20),
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            Duration.ofHours(1));

    private static final String USUAL_TAG_KEY = "application";
    private static final String USUAL_TAG_VALUE = "event-scheduling-platform";

    private final String region;
    private String credentialsId;
    private boolean machineCredentials;
    private String roleArn;
    private String externalId;
    private String tagKey;
    private String tagValue;
    private String endpoint;
    private String insights;

    protected AwsAccountEnvironment(String name, String region) {
        super(name);
        this.region = Util.fixEmptyAndTrim(region);
    }

    /** What is wrong beyond the account, as far as that can be told without AWS. */
    protected abstract Stream<Optional<String>> moreProblems();

    @Override
    public final void check() {
        List<Optional<String>> all = new ArrayList<>(List.of(
                AwsFields.region(region),
                credentialsId == null && !machineCredentials
                        ? Optional.of(Messages.AwsEnvironment_noCredentials())
                        : Optional.empty(),
                AwsFields.role(roleArn),
                AwsFields.externalId(externalId, roleArn),
                AwsFields.tagKey(tagKey),
                AwsFields.tagValue(tagValue),
                AwsFields.endpoint(endpoint),
                AwsFields.insights(insights)));
        all.addAll(moreProblems().toList());
        List<String> problems =
                all.stream().flatMap(Optional::stream).distinct().toList();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
        limits();
    }

    /** Credentials go where the endpoint is and come from where they were chosen, so neither is for everybody. */
    @Override
    protected void checkMayBecomeThis(Optional<EnvironmentConfiguration> before) {
        Optional<AwsAccountEnvironment> was =
                before.filter(AwsAccountEnvironment.class::isInstance).map(AwsAccountEnvironment.class::cast);
        boolean sameEndpoint = Objects.equals(
                endpoint, was.map(AwsAccountEnvironment::getEndpoint).orElse(null));
        boolean takesTheMachines = machineCredentials
                && !was.map(AwsAccountEnvironment::isMachineCredentials).orElse(false);
        if (!sameEndpoint || takesTheMachines) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        }
        if (credentialsId != null && was.filter(this::hasTheCredentialsOf).isEmpty()) {
            credentials().checkMayChoose();
        }
    }

    private boolean hasTheCredentialsOf(AwsAccountEnvironment other) {
        return credentialsId.equals(other.credentialsId) && credentials().equals(other.credentials());
    }

    @Override
    protected final Limits usualLimits() {
        return USUAL;
    }

    public final CredentialsPlace credentials() {
        return new CredentialsPlace(scope());
    }

    public final String getRegion() {
        return region;
    }

    /** The credential with which it works; null means the machine's. */
    public final String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public final void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    /** Whether, without a credential, it works with what the machine of this Jenkins has: the SDK's default chain. */
    public final boolean isMachineCredentials() {
        return machineCredentials;
    }

    @DataBoundSetter
    public final void setMachineCredentials(boolean machineCredentials) {
        this.machineCredentials = machineCredentials;
    }

    /** The role that is assumed for every call; null means none. */
    public final String getRoleArn() {
        return roleArn;
    }

    @DataBoundSetter
    public final void setRoleArn(String roleArn) {
        this.roleArn = Util.fixEmptyAndTrim(roleArn);
    }

    /** What the role asks for; null means nothing. */
    public final String getExternalId() {
        return externalId;
    }

    @DataBoundSetter
    public final void setExternalId(String externalId) {
        this.externalId = Util.fixEmptyAndTrim(externalId);
    }

    /** Metrics that are to be seen of events beside those that targets choose, one a line; null means none. */
    public final String getInsights() {
        return insights;
    }

    @DataBoundSetter
    public final void setInsights(String insights) {
        this.insights = Util.fixEmptyAndTrim(insights);
    }

    /** The key of the tag that approves a target. */
    public final String getTagKey() {
        return Objects.requireNonNullElse(tagKey, USUAL_TAG_KEY);
    }

    @DataBoundSetter
    public final void setTagKey(String tagKey) {
        this.tagKey = unlessUsual(tagKey, USUAL_TAG_KEY);
    }

    public final String getTagValue() {
        return Objects.requireNonNullElse(tagValue, USUAL_TAG_VALUE);
    }

    @DataBoundSetter
    public final void setTagValue(String tagValue) {
        this.tagValue = unlessUsual(tagValue, USUAL_TAG_VALUE);
    }

    /** In place of AWS itself; null means AWS. */
    public final String getEndpoint() {
        return endpoint;
    }

    @DataBoundSetter
    public final void setEndpoint(String endpoint) {
        this.endpoint = Util.fixEmptyAndTrim(endpoint);
    }

    protected static String unlessUsual(String text, String usual) {
        String given = Util.fixEmptyAndTrim(text);
        return usual.equals(given) ? null : given;
    }
}
