package io.jenkins.plugins.eventschedules.jenkins.configuration;

import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.jenkins.credentials.CredentialsPlace;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import io.jenkins.plugins.eventschedules.jenkins.permission.FolderScope;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * An environment in an AWS account, run by this Jenkins. Speaks of AWS in texts only, so that it can be read where the
 * SDK is not.
 */
public final class AwsEnvironment extends EnvironmentConfiguration {

    private static final String USUAL_TAG_KEY = "application";
    private static final String USUAL_TAG_VALUE = "event-scheduling-platform";
    private static final Duration USUAL_GRACE = Duration.ofHours(1);
    private static final Limits USUAL = new Limits(
            Duration.ofDays(31),
            Duration.ofDays(1),
            Duration.ofDays(730),
            Duration.ofMinutes(20),
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            Duration.ofHours(1));

    private final String region;
    private String credentialsId;
    private boolean machineCredentials;
    private String roleArn;
    private String externalId;
    private String tagKey;
    private String tagValue;
    private String automationRoleArn;
    private String endpoint;
    private String safeguardRoleArn;
    private String safeguardGrace;
    private String insights;

    @DataBoundConstructor
    public AwsEnvironment(String name, String region) {
        super(name);
        this.region = Util.fixEmptyAndTrim(region);
    }

    @Override
    public void check() {
        List<String> problems = Stream.of(
                        AwsFields.region(region),
                        credentialsId == null && !machineCredentials
                                ? Optional.of(Messages.AwsEnvironment_noCredentials())
                                : Optional.<String>empty(),
                        AwsFields.role(roleArn),
                        AwsFields.externalId(externalId, roleArn),
                        AwsFields.tagKey(tagKey),
                        AwsFields.tagValue(tagValue),
                        AwsFields.role(automationRoleArn),
                        AwsFields.endpoint(endpoint),
                        AwsFields.role(safeguardRoleArn),
                        AwsFields.grace(safeguardGrace),
                        AwsFields.insights(insights))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
        limits();
    }

    /** Credentials go where the endpoint is and come from where they were chosen, so neither is for everybody. */
    @Override
    protected void checkMayBecomeThis(Optional<EnvironmentConfiguration> before) {
        Optional<AwsEnvironment> was =
                before.filter(AwsEnvironment.class::isInstance).map(AwsEnvironment.class::cast);
        boolean sameEndpoint =
                Objects.equals(endpoint, was.map(AwsEnvironment::getEndpoint).orElse(null));
        boolean takesTheMachines = machineCredentials
                && !was.map(AwsEnvironment::isMachineCredentials).orElse(false);
        if (!sameEndpoint || takesTheMachines) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        }
        if (credentialsId != null && was.filter(this::hasTheCredentialsOf).isEmpty()) {
            credentials().checkMayChoose();
        }
    }

    private boolean hasTheCredentialsOf(AwsEnvironment other) {
        return credentialsId.equals(other.credentialsId) && credentials().equals(other.credentials());
    }

    @Override
    public RunningEnvironment open(Site site) {
        return AwsAccess.find()
                .orElseThrow(() -> new IllegalStateException(Messages.AwsEnvironment_noPlugins()))
                .open(this, site);
    }

    @Override
    protected Limits usualLimits() {
        return USUAL;
    }

    public CredentialsPlace credentials() {
        return new CredentialsPlace(scope());
    }

    public String getRegion() {
        return region;
    }

    /** The credential with which it works; null means the machine's. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    /** Whether, without a credential, it works with what the machine of this Jenkins has: the SDK's default chain. */
    public boolean isMachineCredentials() {
        return machineCredentials;
    }

    @DataBoundSetter
    public void setMachineCredentials(boolean machineCredentials) {
        this.machineCredentials = machineCredentials;
    }

    /** The role that is assumed for every call; null means none. */
    public String getRoleArn() {
        return roleArn;
    }

    @DataBoundSetter
    public void setRoleArn(String roleArn) {
        this.roleArn = Util.fixEmptyAndTrim(roleArn);
    }

    /** What the role asks for; null means nothing. */
    public String getExternalId() {
        return externalId;
    }

    @DataBoundSetter
    public void setExternalId(String externalId) {
        this.externalId = Util.fixEmptyAndTrim(externalId);
    }

    /** The key of the tag that approves a target. */
    public String getTagKey() {
        return Objects.requireNonNullElse(tagKey, USUAL_TAG_KEY);
    }

    @DataBoundSetter
    public void setTagKey(String tagKey) {
        this.tagKey = unlessUsual(tagKey, USUAL_TAG_KEY);
    }

    public String getTagValue() {
        return Objects.requireNonNullElse(tagValue, USUAL_TAG_VALUE);
    }

    @DataBoundSetter
    public void setTagValue(String tagValue) {
        this.tagValue = unlessUsual(tagValue, USUAL_TAG_VALUE);
    }

    /** The role with which documents work; null means that each brings its own. */
    public String getAutomationRoleArn() {
        return automationRoleArn;
    }

    @DataBoundSetter
    public void setAutomationRoleArn(String automationRoleArn) {
        this.automationRoleArn = Util.fixEmptyAndTrim(automationRoleArn);
    }

    /** In place of AWS itself; null means AWS. */
    public String getEndpoint() {
        return endpoint;
    }

    @DataBoundSetter
    public void setEndpoint(String endpoint) {
        this.endpoint = Util.fixEmptyAndTrim(endpoint);
    }

    /** The role with which EventBridge Scheduler takes down what this Jenkins did not; null means no such safeguard. */
    public String getSafeguardRoleArn() {
        return safeguardRoleArn;
    }

    @DataBoundSetter
    public void setSafeguardRoleArn(String safeguardRoleArn) {
        this.safeguardRoleArn = Util.fixEmptyAndTrim(safeguardRoleArn);
    }

    /** How long after the end of an event the safeguard acts, as {@link DurationText} reads it. */
    public String getSafeguardGrace() {
        return Objects.requireNonNullElse(safeguardGrace, DurationText.of(USUAL_GRACE));
    }

    @DataBoundSetter
    public void setSafeguardGrace(String safeguardGrace) {
        this.safeguardGrace = unlessUsual(safeguardGrace, DurationText.of(USUAL_GRACE));
    }

    /** Metrics that are to be seen of events beside those that targets choose, one a line; null means none. */
    public String getInsights() {
        return insights;
    }

    @DataBoundSetter
    public void setInsights(String insights) {
        this.insights = Util.fixEmptyAndTrim(insights);
    }

    private static String unlessUsual(String text, String usual) {
        String given = Util.fixEmptyAndTrim(text);
        return usual.equals(given) ? null : given;
    }

    /** The form of {@link AwsEnvironment}. */
    @Extension
    @Symbol("aws")
    public static final class DescriptorImpl extends EnvironmentKind {

        @Override
        public String getDisplayName() {
            return Messages.AwsEnvironment_displayName();
        }

        @Override
        public String getUsualName() {
            return "aws";
        }

        @Override
        public LimitsConfiguration getUsualLimits() {
            return LimitsConfiguration.of(USUAL);
        }

        /** Whether Jenkins has the plugins that it takes. */
        public boolean isReady() {
            return AwsAccess.find().isPresent();
        }

        /** Without the permission to choose, nobody learns which credentials there are. */
        @POST
        public ListBoxModel doFillCredentialsIdItems(
                @QueryParameter String credentialsId, @QueryParameter String folders) {
            Jenkins.get().checkPermission(EventSchedulesPermissions.CONFIGURE);
            CredentialsPlace place = new CredentialsPlace(FolderScope.of(folders));
            return AwsAccess.find()
                    .filter(access -> place.mayChoose())
                    .map(access -> access.credentials(place, credentialsId))
                    .orElseGet(() -> onlyCurrent(credentialsId));
        }

        @POST
        public FormValidation doCheckCredentialsId(
                @QueryParameter String value,
                @QueryParameter String folders,
                @QueryParameter boolean machineCredentials) {
            Jenkins.get().checkPermission(EventSchedulesPermissions.CONFIGURE);
            CredentialsPlace place = new CredentialsPlace(FolderScope.of(folders));
            if (value.isBlank()) {
                return machineCredentials
                        ? FormValidation.ok(Messages.AwsEnvironment_machineCredentials())
                        : FormValidation.error(Messages.AwsEnvironment_noCredentials());
            }
            boolean missing = place.mayChoose()
                    && AwsAccess.find()
                            .filter(access -> !access.hasCredentials(value.trim(), place))
                            .isPresent();
            return missing ? FormValidation.error(Messages.AwsEnvironment_noSuchCredentials()) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckRegion(@QueryParameter String value) {
            return told(AwsFields.region(Util.fixEmptyAndTrim(value)));
        }

        @POST
        public FormValidation doCheckRoleArn(@QueryParameter String value) {
            return told(AwsFields.role(Util.fixEmptyAndTrim(value)));
        }

        @POST
        public FormValidation doCheckExternalId(@QueryParameter String value, @QueryParameter String roleArn) {
            return told(AwsFields.externalId(Util.fixEmptyAndTrim(value), Util.fixEmptyAndTrim(roleArn)));
        }

        @POST
        public FormValidation doCheckTagKey(@QueryParameter String value) {
            return told(AwsFields.tagKey(Util.fixEmptyAndTrim(value)));
        }

        @POST
        public FormValidation doCheckTagValue(@QueryParameter String value) {
            return told(AwsFields.tagValue(Util.fixEmptyAndTrim(value)));
        }

        @POST
        public FormValidation doCheckAutomationRoleArn(@QueryParameter String value) {
            return told(AwsFields.role(Util.fixEmptyAndTrim(value)));
        }

        @POST
        public FormValidation doCheckEndpoint(@QueryParameter String value) {
            return told(AwsFields.endpoint(Util.fixEmptyAndTrim(value)));
        }

        @POST
        public FormValidation doCheckSafeguardRoleArn(@QueryParameter String value) {
            return told(AwsFields.role(Util.fixEmptyAndTrim(value)));
        }

        @POST
        public FormValidation doCheckSafeguardGrace(@QueryParameter String value) {
            return told(AwsFields.grace(Util.fixEmptyAndTrim(value)));
        }

        @POST
        public FormValidation doCheckInsights(@QueryParameter String value) {
            return told(AwsFields.insights(Util.fixEmptyAndTrim(value)));
        }

        /** Tries the environment as the form has it now, for whom may save it like this. */
        @POST
        public FormValidation doTest(
                @QueryParameter String name,
                @QueryParameter String folders,
                @QueryParameter String region,
                @QueryParameter String credentialsId,
                @QueryParameter boolean machineCredentials,
                @QueryParameter String roleArn,
                @QueryParameter String externalId,
                @QueryParameter String tagKey,
                @QueryParameter String tagValue,
                @QueryParameter String endpoint) {
            Jenkins.get().checkPermission(EventSchedulesPermissions.CONFIGURE);
            try {
                AwsEnvironment typed = new AwsEnvironment(name, region);
                typed.setFolders(folders);
                typed.setCredentialsId(credentialsId);
                typed.setMachineCredentials(machineCredentials);
                typed.setRoleArn(roleArn);
                typed.setExternalId(externalId);
                typed.setTagKey(tagKey);
                typed.setTagValue(tagValue);
                typed.setEndpoint(endpoint);
                EventSchedulesConfiguration.get().checkMayChangeTo(typed);
                typed.check();
                return AwsAccess.find()
                        .map(access -> told(access.test(typed)))
                        .orElseGet(() -> FormValidation.error(Messages.AwsEnvironment_noPlugins()));
            } catch (IllegalArgumentException e) {
                return FormValidation.error(e.getMessage());
            }
        }

        private static FormValidation told(Optional<String> problem) {
            Jenkins.get().checkPermission(EventSchedulesPermissions.CONFIGURE);
            return problem.map(FormValidation::error).orElseGet(FormValidation::ok);
        }

        private static FormValidation told(List<AwsAccess.Finding> findings) {
            return FormValidation.aggregate(findings.stream()
                    .map(finding -> finding.works()
                            ? FormValidation.ok(finding.message())
                            : FormValidation.error(finding.message()))
                    .toList());
        }

        private static ListBoxModel onlyCurrent(String credentialsId) {
            ListBoxModel current = new ListBoxModel();
            current.add(Messages.AwsEnvironment_none(), "");
            if (!credentialsId.isBlank()) {
                current.add(Messages.AwsEnvironment_asItIs(), credentialsId);
            }
            return current;
        }
    }
}
